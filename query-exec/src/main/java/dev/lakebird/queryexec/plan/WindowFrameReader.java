package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.queryexec.window.WindowFrame;
import dev.lakebird.queryexec.window.WindowFrame.Bound;
import dev.lakebird.queryexec.window.WindowFrame.Kind;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import io.substrait.proto.ConsistentPartitionWindowRel.WindowRelFunction;
import io.substrait.proto.Expression.WindowFunction.BoundsType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Reads the frames of window functions. A RANGE offset that is not an INT64 is the text of an option.
final class WindowFrameReader {
  private WindowFrameReader() {}

  static WindowFrame read(
      WindowRelFunction function, List<SortKey> order, List<CompiledExpression> columns) {
    boolean rows = function.getBoundsType() != BoundsType.BOUNDS_TYPE_RANGE;
    Optional<SqlType> key =
        rows || order.size() != 1
            ? Optional.empty()
            : Optional.of(columns.get(order.getFirst().column()).result().type().type());
    return new WindowFrame(
        rows,
        bound(function.getLowerBound(), true, key, text(function, "lower_offset")),
        bound(function.getUpperBound(), false, key, text(function, "upper_offset")));
  }

  private static Optional<String> text(WindowRelFunction function, String option) {
    return ExpressionCompiler.option(function.getOptionsList(), option);
  }

  private static Bound bound(
      io.substrait.proto.Expression.WindowFunction.Bound bound,
      boolean lower,
      Optional<SqlType> key,
      Optional<String> text) {
    return switch (bound.getKindCase()) {
      case PRECEDING ->
          new Bound(Kind.PRECEDING, offset(bound.getPreceding().getOffset(), key, text));
      case FOLLOWING ->
          new Bound(Kind.FOLLOWING, offset(bound.getFollowing().getOffset(), key, text));
      case CURRENT_ROW -> Bound.of(Kind.CURRENT_ROW);
      case UNBOUNDED, KIND_NOT_SET ->
          Bound.of(lower ? Kind.UNBOUNDED_PRECEDING : Kind.UNBOUNDED_FOLLOWING);
    };
  }

  private static Value offset(long number, Optional<SqlType> key, Optional<String> text) {
    if (key.isEmpty()) {
      return Value.of(number);
    }
    try {
      return switch (key.get()) {
        case SqlType.Int64 t -> Value.of(number);
        case SqlType.Float64 t -> Value.of(text.map(Double::parseDouble).orElse((double) number));
        case SqlType.Numeric t -> decimal(t, number, text);
        case SqlType.BigNumeric t -> decimal(t, number, text);
        default ->
            throw new LakebirdException(
                ErrorCode.INVALID_ARGUMENT, "The key of a RANGE frame is not a number");
      };
    } catch (NumberFormatException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The offset of a RANGE frame is not a number", e);
    }
  }

  private static Value decimal(SqlType type, long number, Optional<String> text) {
    return new Value.DecimalValue(
        type, text.map(BigDecimal::new).orElse(BigDecimal.valueOf(number)));
  }
}
