package dev.lakebird.functions.date;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;

/// The argument itself: conversions of a type to itself.
public record Identity(BoundCall.Result result) implements ScalarKernel {
  /// The only argument of the call.
  public static Identity of(BoundCall call) {
    BoundCall.Argument argument = call.argument(0);
    return new Identity(
        new BoundCall.Result(argument.type(), argument.bounds(), argument.nullable()));
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    return arguments[0];
  }
}
