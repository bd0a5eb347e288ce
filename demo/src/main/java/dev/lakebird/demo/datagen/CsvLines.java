package dev.lakebird.demo.datagen;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds lines of CSV. Belongs to one thread.
final class CsvLines {
  private static final int INITIAL_BYTES = 1 << 20;
  private static final int DATES_MAX = 1 << 16;
  private static final int NUMBER_BYTES_MAX = 24;

  private final byte[] @Nullable [] dates = new byte[DATES_MAX][];
  private byte[] text = new byte[INITIAL_BYTES];
  private int length;
  private long rows;
  private boolean inLine;

  /// Begins the next field.
  private void separate() {
    reserve(NUMBER_BYTES_MAX);
    if (inLine) {
      text[length] = ',';
      length++;
    }
    inLine = true;
  }

  void empty() {
    separate();
  }

  void number(long value) {
    separate();
    digits(value);
  }

  /// An unscaled decimal with `scale` digits after the point.
  void decimal(long unscaled, int scale) {
    separate();
    long power = 1;
    for (int i = 0; i < scale; i++) {
      power *= 10;
    }
    if (unscaled < 0) {
      text[length] = '-';
      length++;
    }
    long magnitude = Math.abs(unscaled);
    digits(magnitude / power);
    if (scale > 0) {
      text[length] = '.';
      long rest = magnitude % power;
      for (int at = length + scale; at > length; at--) {
        text[at] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
      length += scale + 1;
    }
  }

  /// Days since 1970-01-01.
  void date(long days) {
    separate();
    byte[] known = days >= 0 && days < DATES_MAX ? dates[(int) days] : null;
    if (known == null) {
      known = LocalDate.ofEpochDay(days).toString().getBytes(US_ASCII);
      if (days >= 0 && days < DATES_MAX) {
        dates[(int) days] = known;
      }
    }
    append(known, 0, known.length);
  }

  void string(byte[] bytes, int start, int end) {
    separate();
    boolean quotes = start == end;
    for (int i = start; i < end && !quotes; i++) {
      quotes = bytes[i] == ',' || bytes[i] == '"' || bytes[i] == '\n' || bytes[i] == '\r';
    }
    if (!quotes) {
      append(bytes, start, end);
      return;
    }
    reserve(2 * (end - start) + 2);
    text[length] = '"';
    length++;
    for (int i = start; i < end; i++) {
      if (bytes[i] == '"') {
        text[length] = '"';
        length++;
      }
      text[length] = bytes[i];
      length++;
    }
    text[length] = '"';
    length++;
  }

  void endLine() {
    reserve(1);
    text[length] = '\n';
    length++;
    rows++;
    inLine = false;
  }

  CsvPart part() {
    return new CsvPart(text, length, rows);
  }

  private void digits(long value) {
    byte[] digits = Long.toString(value).getBytes(US_ASCII);
    append(digits, 0, digits.length);
  }

  private void append(byte[] bytes, int start, int end) {
    reserve(end - start + NUMBER_BYTES_MAX);
    System.arraycopy(bytes, start, text, length, end - start);
    length += end - start;
  }

  private void reserve(int more) {
    if (text.length - length < more) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
    }
  }
}
