package dev.lakebird.functions.array;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A struct over the vectors of its fields; only constants and dictionaries are written out.
final class StructKernel implements ScalarKernel {
  /// Scratch slots a field may need to be flattened.
  private static final int SLOTS_PER_FIELD = 3;

  private final BoundCall.Result result;

  StructKernel(BoundCall call) {
    List<VectorType> fields = call.arguments().stream().map(BoundCall.Argument::type).toList();
    this.result =
        new BoundCall.Result(
            new VectorType(call.resultType(), Layout.STRUCT, 0, fields), Optional.empty(), false);
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    int length = arguments.length == 0 ? rows.endRow() : arguments[0].length();
    List<Vector> fields = new ArrayList<>(arguments.length);
    for (int f = 0; f < arguments.length; f++) {
      fields.add(flat(frame, arguments[f], f, rows));
    }
    return new StructVector(result.type(), length, fields, null);
  }

  private static Vector flat(KernelFrame frame, Vector argument, int field, Selection rows) {
    Layout layout = argument.type().layout();
    boolean indirect = argument instanceof ConstantVector || argument instanceof DictionaryVector;
    if (indirect && (layout == Layout.LIST || layout == Layout.STRUCT)) {
      return PositionedRows.lend(
          frame,
          field,
          argument.type(),
          argument.length(),
          rows,
          (row, to) -> Elements.append(to, argument.type(), argument, row));
    }
    return Vectors.flatten(argument, rows, frame.scratch(), field * SLOTS_PER_FIELD);
  }
}
