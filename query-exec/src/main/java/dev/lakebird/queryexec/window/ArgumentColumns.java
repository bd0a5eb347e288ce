package dev.lakebird.queryexec.window;

import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The arguments of a call over chunks of rows. Belongs to one thread.
final class ArgumentColumns implements AutoCloseable {
  private final List<WindowCall.Argument> arguments;
  private final @Nullable ConstantVector[] constants;

  ArgumentColumns(List<WindowCall.Argument> arguments, BufferAllocator allocator) {
    this.arguments = arguments;
    this.constants = new @Nullable ConstantVector[arguments.size()];
    for (int i = 0; i < constants.length; i++) {
      if (arguments.get(i) instanceof WindowCall.Argument.Constant c) {
        constants[i] = VectorBuilder.constant(c.type(), c.value(), 1, allocator);
      }
    }
  }

  int count() {
    return constants.length;
  }

  /// The constant at a length, or null where the argument is a column.
  @Nullable Vector constant(int index, int length) {
    ConstantVector constant = constants[index];
    return constant == null ? null : constant.withLength(length);
  }

  /// The input column of an argument that is not a constant.
  int column(int index) {
    return arguments.get(index) instanceof WindowCall.Argument.Column c ? c.index() : -1;
  }

  /// An argument over the rows of a chunk.
  Vector over(Batch chunk, int index) {
    Vector constant = constant(index, chunk.rowCount());
    return constant == null ? chunk.column(column(index)) : constant;
  }

  @Override
  public void close() {
    for (ConstantVector constant : constants) {
      if (constant != null) {
        constant.release();
      }
    }
  }
}
