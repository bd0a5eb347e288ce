package dev.lakebird.export.text;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text as UTF-8, growing. Belongs to one thread.
public final class TextBuffer {
  private static final int INITIAL_BYTES = 64 << 10;
  private static final int LONG_DIGITS_MAX = 20;
  private static final byte[] TENS = new byte[100];
  private static final byte[] ONES = new byte[100];

  static {
    for (int i = 0; i < 100; i++) {
      TENS[i] = (byte) ('0' + i / 10);
      ONES[i] = (byte) ('0' + i % 10);
    }
  }

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int size;

  /// The text; the first [#size] bytes count. Valid until something is appended.
  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return size;
  }

  public void clear() {
    size = 0;
  }

  void append(byte one) {
    reserve(1);
    bytes[size] = one;
    size++;
  }

  void append(byte[] text) {
    reserve(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
  }

  void append(MemorySegment source, long start, int length) {
    reserve(length);
    MemorySegment.copy(source, BYTE, start, bytes, size, length);
    size += length;
  }

  void append(String text) {
    append(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The number in decimal.
  void append(long number) {
    reserve(LONG_DIGITS_MAX);
    if (number == Long.MIN_VALUE) {
      append(Long.toString(number));
      return;
    }
    long rest = number;
    if (rest < 0) {
      bytes[size] = '-';
      size++;
      rest = -rest;
    }
    int digits = digits(rest);
    digits(rest, digits);
  }

  /// A number that is not negative, with zeros before it to exactly `digits` digits.
  void digits(long number, int digits) {
    reserve(digits);
    long rest = number;
    int at = size + digits;
    while (at - 2 >= size) {
      long quotient = rest / 100;
      int pair = (int) (rest - quotient * 100);
      at -= 2;
      bytes[at] = TENS[pair];
      bytes[at + 1] = ONES[pair];
      rest = quotient;
    }
    if (at > size) {
      bytes[size] = (byte) ('0' + rest % 10);
    }
    size += digits;
  }

  private static int digits(long number) {
    int digits = 1;
    long limit = 10;
    while (digits < 19 && number >= limit) {
      digits++;
      limit *= 10;
    }
    return digits;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), bytes.length * 2));
    }
  }
}
