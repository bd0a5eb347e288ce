package dev.lakebird.ingestload.cell;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import java.lang.foreign.MemorySegment;

/// Whether bytes are UTF-8. Source: the Unicode Standard, table 3-7.
final class Utf8 {
  private Utf8() {}

  /// The number of characters, or -1 where the bytes are not well-formed.
  static int count(MemorySegment data, int start, int end) {
    int characters = 0;
    int at = start;
    while (at < end) {
      int lead = data.get(BYTE, at);
      int length = lead >= 0 ? 1 : lengthOf(lead & 0xFF);
      if (length == 0
          || at + length > end
          || length > 1 && !isWhole(data, at, lead & 0xFF, length)) {
        return -1;
      }
      at += length;
      characters++;
    }
    return characters;
  }

  private static int lengthOf(int lead) {
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  private static boolean isWhole(MemorySegment data, int at, int lead, int length) {
    int second = data.get(BYTE, at + 1) & 0xFF;
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return false;
    }
    for (int i = 2; i < length; i++) {
      if ((data.get(BYTE, at + i) & 0xC0) != 0x80) {
        return false;
      }
    }
    return true;
  }
}
