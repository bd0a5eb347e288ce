package dev.lakebird.queryexec.column;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;

import java.lang.foreign.MemorySegment;

/// Reads values that [ValueEncoder] wrote.
public final class ValueDecoder {
  private ValueDecoder() {}

  /// Appends the value that begins at `at` to a column of its type and answers where it ends.
  public static long append(ColumnBuffer target, MemorySegment bytes, long at) {
    if (bytes.get(BYTE, at) == 0) {
      target.appendNulls(1);
      return at + 1;
    }
    long value = at + 1;
    return switch (target.type().layout()) {
      case BITS -> {
        target.appendBit(bytes.get(BYTE, value) != 0);
        yield value + 1;
      }
      case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL -> {
        target.appendFixed(bytes, value);
        yield value + target.type().layout().widthBytes();
      }
      case BYTES -> {
        int size = bytes.get(INT, value);
        target.appendBytes(bytes, value + 4, size);
        yield value + 4 + size;
      }
      case LIST -> {
        int count = bytes.get(INT, value);
        long end = value + 4;
        ColumnBuffer elements = target.child(0);
        for (int e = 0; e < count; e++) {
          end = append(elements, bytes, end);
        }
        target.endList();
        yield end;
      }
      case STRUCT -> {
        long end = value;
        for (int f = 0; f < target.type().children().size(); f++) {
          end = append(target.child(f), bytes, end);
        }
        target.endStruct();
        yield end;
      }
    };
  }
}
