package dev.lakebird.queryexec.expression;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.functions.spi.FunctionDefinition.Volatility;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;

/// Makes expressions, equal ones as the same object, so that each is evaluated once a batch. Calls
/// are equal when function, arguments and result type are; functions that may differ from call to
/// call are made anew each time.
public final class ExpressionInterner {
  private static final Selection ONE_ROW = Selection.all(1);

  private final EvaluationContext context;
  private final BufferAllocator allocator;
  private final Map<Object, CompiledExpression> known = new HashMap<>();

  public ExpressionInterner(EvaluationContext context, BufferAllocator allocator) {
    this.context = context;
    this.allocator = allocator;
  }

  /// Column `index` of the input.
  public CompiledExpression column(int index, List<BoundCall.Result> inputs) {
    if (index < 0 || index >= inputs.size()) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The plan refers to a column that its input does not have");
    }
    return intern(
        new ColumnKey(index), () -> new CompiledExpression.InputColumn(index, inputs.get(index)));
  }

  /// A literal. A decimal lies as narrow as its digits allow, and every number knows its bounds.
  public CompiledExpression constant(Value value) {
    return intern(value, () -> new CompiledExpression.Constant(value, constantResult(value)));
  }

  /// Field `field` of a struct.
  public CompiledExpression field(CompiledExpression struct, int field) {
    VectorType type = struct.result().type();
    if (!(type.type() instanceof SqlType.Struct) || field < 0 || field >= type.children().size()) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The plan refers to a field that its input does not have");
    }
    return intern(
        new CallKey("$field", List.of(System.identityHashCode(struct)), field),
        () ->
            new CompiledExpression.Field(
                struct, field, BoundCall.Result.of(type.children().get(field))));
  }

  /// A call of a scalar or conditional function.
  public CompiledExpression call(
      SqlFunction function,
      BoundCall bound,
      List<CompiledExpression> arguments,
      Optional<SourcePosition> place) {
    String name = function.definition().name();
    Supplier<CompiledExpression> make =
        () -> {
          try {
            return folded(bind(function, bound, arguments, place));
          } catch (LakebirdException e) {
            throw e.at(place.orElse(null));
          }
        };
    if (function.definition().volatility() == Volatility.VOLATILE) {
      return make.get();
    }
    return intern(key(name, arguments, List.of(bound.resultType(), bound.safe())), make);
  }

  /// A cast with the kernel that `bind` finds.
  public CompiledExpression cast(
      CompiledExpression input,
      SqlType target,
      boolean safe,
      Optional<SourcePosition> place,
      Supplier<ScalarKernel> bind) {
    return intern(
        key("$cast", List.of(input), List.of(target, safe)),
        () -> {
          try {
            return folded(
                new CompiledExpression.Call(
                    "$cast", bind.get(), List.of(input), safe, true, place));
          } catch (LakebirdException e) {
            throw e.at(place.orElse(null));
          }
        });
  }

  /// The expression laid out as `type`, itself where it is.
  public CompiledExpression widened(CompiledExpression decimal, VectorType type) {
    if (decimal.result().type().equals(type)) {
      return decimal;
    }
    return intern(
        key("$widen", List.of(decimal), type), () -> new CompiledExpression.Widened(decimal, type));
  }

  private static CompiledExpression bind(
      SqlFunction function,
      BoundCall bound,
      List<CompiledExpression> arguments,
      Optional<SourcePosition> place) {
    String name = function.definition().name();
    return switch (function) {
      case ScalarFunction f ->
          new CompiledExpression.Call(
              name,
              f.bind(bound),
              arguments,
              bound.safe(),
              f.definition().volatility() != Volatility.VOLATILE,
              place);
      case ConditionalFunction f ->
          new CompiledExpression.ConditionalCall(
              name, f.bind(bound), arguments, bound.safe(), place);
      case AggregateFunction f ->
          throw new LakebirdException(
              ErrorCode.INVALID_ARGUMENT, "An aggregate function stands where a value is needed");
      case WindowFunction f ->
          throw new LakebirdException(
              ErrorCode.INVALID_ARGUMENT, "A window function stands where a value is needed");
    };
  }

  /// The value of an immutable call over constants as a constant. A call that fails stays a call: it
  /// fails only where a row needs it.
  private CompiledExpression folded(CompiledExpression expression) {
    if (!(expression instanceof CompiledExpression.Call call)
        || !call.immutable()
        || !call.arguments().stream().allMatch(CompiledExpression.Constant.class::isInstance)) {
      return expression;
    }
    try (var evaluators = new Evaluators(context, allocator)) {
      Evaluator evaluator = evaluators.open(List.of(call)).getFirst();
      return constant(Vectors.read(evaluator.evaluate(Batch.of(List.of(), 1), ONE_ROW), 0));
    } catch (LakebirdException e) {
      return expression;
    }
  }

  private CompiledExpression intern(Object key, Supplier<CompiledExpression> make) {
    CompiledExpression expression = known.get(key);
    if (expression == null) {
      expression = make.get();
      known.put(key, expression);
    }
    return expression;
  }

  private static BoundCall.Result constantResult(Value value) {
    boolean isNull = value.isNull();
    return switch (value) {
      case Value.DecimalValue v -> decimalResult(v);
      case Value.Int64Value v -> exact(VectorType.INT64, v.value());
      case Value.DateValue v -> exact(VectorType.DATE, v.days());
      case Value.TimestampValue v -> exact(VectorType.TIMESTAMP, v.micros());
      default -> new BoundCall.Result(VectorType.of(value.type()), Optional.empty(), isNull);
    };
  }

  private static BoundCall.Result exact(VectorType type, long value) {
    return new BoundCall.Result(type, Optional.of(ValueBounds.of(value, value)), false);
  }

  private static BoundCall.Result decimalResult(Value.DecimalValue value) {
    BigDecimal stripped = value.value().stripTrailingZeros();
    int scale = Math.max(0, stripped.scale());
    BigInteger unscaled = stripped.setScale(scale).unscaledValue();
    if (unscaled.bitLength() > 63) {
      return BoundCall.Result.of(VectorType.of(value.type()));
    }
    return new BoundCall.Result(
        VectorType.decimal(value.type(), Layout.INT64, scale),
        Optional.of(new ValueBounds(unscaled, unscaled)),
        false);
  }

  private static CallKey key(String name, List<CompiledExpression> arguments, Object rest) {
    return new CallKey(name, arguments.stream().map(System::identityHashCode).toList(), rest);
  }

  /// What makes two calls equal: the function, its arguments by identity, the rest by value.
  private record CallKey(String name, List<Integer> argumentIdentities, Object rest) {}

  private record ColumnKey(int index) {}
}
