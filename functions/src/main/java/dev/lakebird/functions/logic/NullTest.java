package dev.lakebird.functions.logic;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.PredicateKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// IS NULL and IS NOT NULL, off the validity bitmap alone.
final class NullTest implements PredicateKernel {
  private final boolean wantNull;

  NullTest(boolean wantNull) {
    this.wantNull = wantNull;
  }

  @Override
  public BoundCall.Result result() {
    return new BoundCall.Result(VectorType.BOOL, Optional.empty(), false);
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    Vector argument = arguments[0];
    if (argument instanceof ConstantVector constant) {
      NativeBuffer one = frame.scratch().bitmap(0, 1);
      Bits.fill(one.segment(), 1, constant.isNull() == wantNull);
      return new ConstantVector(new BitVector(1, one, null), argument.length());
    }
    int length = argument.length();
    NativeBuffer data = frame.scratch().bitmap(0, length);
    MemorySegment validity = argument.validity();
    if (validity == null) {
      Bits.fill(data.segment(), length, !wantNull);
    } else {
      long flip = wantNull ? -1 : 0;
      long bytes = Bits.bytesFor(length);
      for (long at = 0; at < bytes; at += 8) {
        data.segment().set(LONG, at, validity.get(LONG, at) ^ flip);
      }
    }
    return new BitVector(length, data, null);
  }

  @Override
  public int select(KernelFrame frame, Vector[] arguments, Selection rows, int[] out) {
    Vector argument = arguments[0];
    int count = rows.count();
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      out[kept] = row;
      kept += argument.isNull(row) == wantNull ? 1 : 0;
    }
    return kept;
  }
}
