package dev.lakebird.queryexec.expression;

import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.Optional;

/// An expression over the columns of a batch, every call bound to its kernel. Immutable, shared by
/// all workers. Equal subexpressions of one [ExpressionInterner] are the same object, and an
/// evaluator computes them once a batch.
public sealed interface CompiledExpression {
  /// The physical type, proven bounds and nullability of every result.
  BoundCall.Result result();

  /// The places of calls, for errors.
  default Optional<SourcePosition> position() {
    return Optional.empty();
  }

  /// Column `index` of the batch.
  record InputColumn(int index, BoundCall.Result result) implements CompiledExpression {}

  /// The same value in every row.
  record Constant(Value value, BoundCall.Result result) implements CompiledExpression {}

  /// A function whose arguments are evaluated first. `immutable` calls over constants are evaluated
  /// once.
  record Call(
      String name,
      ScalarKernel kernel,
      List<CompiledExpression> arguments,
      boolean safe,
      boolean immutable,
      Optional<SourcePosition> position)
      implements CompiledExpression {
    @Override
    public BoundCall.Result result() {
      return kernel.result();
    }
  }

  /// A function that decides which arguments are evaluated for which rows.
  record ConditionalCall(
      String name,
      ConditionalKernel kernel,
      List<CompiledExpression> arguments,
      boolean safe,
      Optional<SourcePosition> position)
      implements CompiledExpression {
    @Override
    public BoundCall.Result result() {
      return kernel.result();
    }
  }

  /// A field of a struct; NULL where the struct is.
  record Field(CompiledExpression struct, int field, BoundCall.Result result)
      implements CompiledExpression {}

  /// A decimal laid out at another width and scale that holds every value of its bounds.
  record Widened(CompiledExpression decimal, VectorType type) implements CompiledExpression {
    @Override
    public BoundCall.Result result() {
      return DecimalWidening.result(decimal.result(), type);
    }
  }

  /// The value where the expression is a constant.
  default Optional<Value> constant() {
    return this instanceof Constant c ? Optional.of(c.value()) : Optional.empty();
  }

  /// The expression as an argument of a call to bind.
  default BoundCall.Argument asArgument() {
    BoundCall.Result result = result();
    return new BoundCall.Argument(result.type(), result.bounds(), result.nullable(), constant());
  }
}
