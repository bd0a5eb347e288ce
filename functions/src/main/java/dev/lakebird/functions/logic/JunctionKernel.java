package dev.lakebird.functions.logic;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// AND and OR: operands in turn, each for the rows that are not decided yet. A NULL operand leaves a row
/// undecided and marks it; the marks that stay are the NULLs of the result.
final class JunctionKernel implements ConditionalKernel {
  private final boolean decisive;
  private final boolean nullable;

  private JunctionKernel(boolean decisive, boolean nullable) {
    this.decisive = decisive;
    this.nullable = nullable;
  }

  /// @param decisive the operand value that decides: FALSE for AND, TRUE for OR
  static ConditionalKernel of(boolean decisive, BoundCall call) {
    return new JunctionKernel(
        decisive, call.arguments().stream().anyMatch(BoundCall.Argument::nullable));
  }

  @Override
  public BoundCall.Result result() {
    return new BoundCall.Result(VectorType.BOOL, Optional.empty(), nullable);
  }

  @Override
  public Vector evaluate(
      KernelFrame frame, List<LazyArgument> arguments, int length, Selection rows) {
    int[] open = frame.state(OpenRows.class, OpenRows::new).of(length);
    NativeBuffer data = frame.scratch().bitmap(1, length);
    Bits.fill(data.segment(), length, !decisive);
    NativeBuffer validity = null;
    Selection undecided = rows;
    for (LazyArgument argument : arguments) {
      Vector operand = argument.evaluate(undecided);
      boolean nulls = operand.mayHaveNulls();
      int count = undecided.count();
      int kept = 0;
      for (int k = 0; k < count; k++) {
        int row = undecided.row(k);
        if (nulls && operand.isNull(row)) {
          validity = marks(validity, frame, length);
          Bits.clear(validity.segment(), row);
        } else if (isTrue(operand, row) == decisive) {
          Bits.put(data.segment(), row, decisive);
          if (validity != null) {
            Bits.set(validity.segment(), row);
          }
          continue;
        }
        open[kept++] = row;
      }
      if (kept == 0) {
        break;
      }
      undecided = Selection.of(open, kept);
    }
    return new BitVector(length, data, validity);
  }

  private static NativeBuffer marks(
      @Nullable NativeBuffer validity, KernelFrame frame, int length) {
    if (validity != null) {
      return validity;
    }
    NativeBuffer fresh = frame.scratch().bitmap(0, length);
    Bits.fill(fresh.segment(), length, true);
    return fresh;
  }

  private static boolean isTrue(Vector operand, int row) {
    return switch (operand) {
      case BitVector v -> v.at(row);
      case ConstantVector v -> ((BitVector) v.value()).at(0);
      case DictionaryVector v -> ((BitVector) v.dictionary()).at(v.indexAt(row));
      case Vector v -> throw new IllegalArgumentException("Not booleans: " + v.type());
    };
  }

  /// The rows not decided yet.
  private static final class OpenRows implements KernelFrame.State {
    private int[] rows = {};

    int[] of(int length) {
      if (rows.length < length) {
        rows = new int[length];
      }
      return rows;
    }

    @Override
    public void close() {}
  }
}
