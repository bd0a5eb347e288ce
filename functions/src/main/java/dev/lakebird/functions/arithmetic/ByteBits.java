package dev.lakebird.functions.arithmetic;

import dev.lakebird.functions.adapter.ResultColumn;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;

/// Bitwise operators over BYTES. Source: GoogleSQL reference, "Bitwise operators".
final class ByteBits {
  private ByteBits() {}

  /// Makes one byte of two.
  interface Operation {
    int apply(int a, int b);
  }

  static ScalarKernel binary(BoundCall call, Operation operation) {
    return RowKernels.strict(call)
        .column((row, out) -> combine(row.textAt(0), row.textAt(1), operation, out));
  }

  private static void combine(Utf8Slice a, Utf8Slice b, Operation operation, ResultColumn out) {
    if (a.byteLength() != b.byteLength()) {
      throw RowErrors.outOfRange(
          "Bitwise binary operator for BYTES requires equal length of the inputs. Got "
              + a.byteLength()
              + " bytes on the left hand side and "
              + b.byteLength()
              + " bytes on the right hand side.");
    }
    byte[] result = new byte[a.byteLength()];
    for (int i = 0; i < result.length; i++) {
      result[i] = (byte) operation.apply(a.byteAt(i), b.byteAt(i));
    }
    out.putBytes(result);
  }

  static ScalarKernel not(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              byte[] bytes = row.textAt(0).toBytes();
              for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ~bytes[i];
              }
              out.putBytes(bytes);
            });
  }

  /// @param left whether bits move toward the first byte
  static ScalarKernel shift(BoundCall call, boolean left) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(shifted(row.textAt(0), row.longAt(1), left)));
  }

  private static byte[] shifted(Utf8Slice text, long count, boolean left) {
    if (count < 0) {
      throw RowErrors.outOfRange("Bitwise shift by negative offset.");
    }
    byte[] result = new byte[text.byteLength()];
    if (count >= result.length * 8L) {
      return result;
    }
    int bytes = (int) (count / 8);
    int bits = (int) (count % 8);
    for (int i = 0; i + bytes < result.length; i++) {
      int from = left ? i + bytes : result.length - 1 - i - bytes;
      int beside = left ? from + 1 : from - 1;
      int near = text.byteAt(from) & 0xff;
      int far = beside >= 0 && beside < result.length ? text.byteAt(beside) & 0xff : 0;
      int moved = left ? near << bits | far >> (8 - bits) : near >> bits | far << (8 - bits);
      result[left ? i : result.length - 1 - i] = (byte) moved;
    }
    return result;
  }
}
