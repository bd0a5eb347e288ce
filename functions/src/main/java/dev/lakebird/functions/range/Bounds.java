package dev.lakebird.functions.range;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.ResultColumn;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.types.vector.RangeBytes;
import java.nio.ByteBuffer;

/// The bounds of the ranges of a row, as the words of [RangeBytes], which compare unsigned.
final class Bounds {
  private Bounds() {}

  static long start(Row row, int argument) {
    return word(row.textAt(argument), 0);
  }

  static long end(Row row, int argument) {
    return word(row.textAt(argument), Long.BYTES);
  }

  private static long word(Utf8Slice bytes, int from) {
    return Long.reverseBytes(bytes.segment().get(LONG, bytes.start() + from));
  }

  static boolean isBefore(long word, long other) {
    return Long.compareUnsigned(word, other) < 0;
  }

  static void put(long start, long end, ResultColumn out) {
    out.putBytes(ByteBuffer.allocate(RangeBytes.BYTES).putLong(start).putLong(end).array());
  }
}
