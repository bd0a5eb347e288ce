package dev.lakebird.functions.conditional;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.Optional;

/// TRUE for the rows whose evaluation is an error.
final class IsErrorKernel implements ConditionalKernel {
  @Override
  public BoundCall.Result result() {
    return new BoundCall.Result(VectorType.BOOL, Optional.empty(), false);
  }

  @Override
  public Vector evaluate(
      KernelFrame frame, List<LazyArgument> arguments, int length, Selection rows) {
    int[] list = new int[rows.count()];
    for (int k = 0; k < list.length; k++) {
      list[k] = rows.row(k);
    }
    var failures = new ErrorKernel.Failures(list.length);
    ErrorKernel.split(list, failures, part -> arguments.get(0).evaluate(part));
    NativeBuffer data = frame.scratch().bitmap(0, length);
    Bits.fill(data.segment(), length, false);
    for (int i = 0; i < failures.count(); i++) {
      Bits.set(data.segment(), failures.row(i));
    }
    return new BitVector(length, data, null);
  }
}
