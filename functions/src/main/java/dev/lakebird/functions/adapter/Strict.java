package dev.lakebird.functions.adapter;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.PredicateKernel;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.util.Arrays;

/// Kernels whose result is NULL where an argument is. Constants are answered once a batch: the kernel
/// inside never sees a constant NULL, nor arguments that are all constant.
public final class Strict {
  /// The slot of lent vectors that this adapter uses.
  private static final int LENT_NULL = 15;

  private static final Selection ONE_ROW = Selection.all(1);

  private Strict() {}

  /// The kernel with NULL and constant arguments taken care of. It must not care for constants beyond
  /// speed: all-constant calls reach it as flat vectors of one row.
  public static ScalarKernel of(ScalarKernel kernel) {
    return kernel instanceof PredicateKernel predicate
        ? new StrictPredicate(predicate)
        : new StrictKernel(kernel);
  }

  /// A constant NULL of `length` rows, lent by the frame.
  public static ConstantVector nulls(KernelFrame frame, VectorType type, int length) {
    return frame.lend(
        LENT_NULL,
        VectorBuilder.constant(type, Value.nullOf(type.type()), length, frame.allocator()));
  }

  private static Vector evaluate(
      ScalarKernel kernel, KernelFrame frame, Vector[] arguments, Selection rows) {
    boolean allConstant = true;
    boolean nullConstant = false;
    for (Vector argument : arguments) {
      if (argument instanceof ConstantVector constant) {
        nullConstant |= constant.isNull();
      } else {
        allConstant = false;
      }
    }
    if (nullConstant || (allConstant && rows.count() == 0)) {
      return nulls(frame, kernel.result().type(), arguments[0].length());
    }
    if (!allConstant) {
      return kernel.evaluate(frame, arguments, rows);
    }
    Vector[] flat = new Vector[arguments.length];
    Arrays.setAll(flat, i -> ((ConstantVector) arguments[i]).value());
    return switch (kernel.evaluate(frame, flat, ONE_ROW)) {
      case ConstantVector result -> result.withLength(arguments[0].length());
      case Vector result -> new ConstantVector(result, arguments[0].length());
    };
  }

  private record StrictKernel(ScalarKernel kernel) implements ScalarKernel {
    @Override
    public BoundCall.Result result() {
      return kernel.result();
    }

    @Override
    public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
      return Strict.evaluate(kernel, frame, arguments, rows);
    }
  }

  private record StrictPredicate(PredicateKernel kernel) implements PredicateKernel {
    @Override
    public BoundCall.Result result() {
      return kernel.result();
    }

    @Override
    public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
      return Strict.evaluate(kernel, frame, arguments, rows);
    }

    @Override
    public int select(KernelFrame frame, Vector[] arguments, Selection rows, int[] out) {
      boolean allConstant = true;
      for (Vector argument : arguments) {
        if (argument instanceof ConstantVector constant) {
          if (constant.isNull()) {
            return 0;
          }
        } else {
          allConstant = false;
        }
      }
      if (!allConstant) {
        return kernel.select(frame, arguments, rows, out);
      }
      Vector result = Strict.evaluate(kernel, frame, arguments, rows);
      return Selections.ofTrue(result, rows, out);
    }
  }
}
