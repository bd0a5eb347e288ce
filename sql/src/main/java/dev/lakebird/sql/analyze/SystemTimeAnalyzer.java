package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.Map;
import java.util.OptionalLong;

/// The moment of `FOR SYSTEM_TIME AS OF`: a TIMESTAMP constant, or CURRENT_TIMESTAMP with fixed steps
/// before or after it.
final class SystemTimeAnalyzer {
  private static final Map<String, Long> STEP_MICROS =
      Map.of(
          "MICROSECOND", 1L,
          "MILLISECOND", 1_000L,
          "SECOND", 1_000_000L,
          "MINUTE", 60_000_000L,
          "HOUR", 3_600_000_000L,
          "DAY", 86_400_000_000L);

  private final QueryAnalyzer query;

  SystemTimeAnalyzer(QueryAnalyzer query) {
    this.query = query;
  }

  long micros(ExpressionSyntax syntax) {
    var expressions =
        new ExpressionAnalyzer(
            query.statement(),
            NameScope.NOTHING,
            CommonTables.NONE,
            AggregateSink.Forbidden.in("FOR SYSTEM_TIME AS OF"),
            WindowSink.Forbidden.in("FOR SYSTEM_TIME AS OF"));
    var expression = expressions.analyze(syntax);
    if (!Coercion.coerces(expression, SqlType.TIMESTAMP)) {
      throw AnalysisError.typeMismatch(
          syntax,
          "FOR SYSTEM_TIME AS OF must be of type TIMESTAMP but was of type "
              + expression.type().sqlName());
    }
    return evaluate(expressions.coerce(expression, SqlType.TIMESTAMP))
        .orElseThrow(
            () ->
                AnalysisError.invalid(
                    syntax, "FOR SYSTEM_TIME AS OF expects a constant timestamp"));
  }

  private OptionalLong evaluate(PlanExpression expression) {
    return switch (expression) {
      case Constant c when c.value() instanceof Value.TimestampValue t ->
          OptionalLong.of(t.micros());
      case Call call -> call(call);
      default -> OptionalLong.empty();
    };
  }

  private OptionalLong call(Call call) {
    return switch (call.name()) {
      case "CURRENT_TIMESTAMP" -> OptionalLong.of(query.statement().options().statementMicros());
      case "TIMESTAMP_ADD" -> step(call, 1);
      case "TIMESTAMP_SUB" -> step(call, -1);
      case "TIMESTAMP" ->
          call.arguments().size() == 1
              ? evaluate(call.arguments().getFirst())
              : OptionalLong.empty();
      default -> OptionalLong.empty();
    };
  }

  private OptionalLong step(Call call, int sign) {
    var from = evaluate(call.arguments().getFirst());
    if (from.isEmpty()
        || !(call.arguments().get(1) instanceof Constant c)
        || !(c.value() instanceof Value.Int64Value amount)
        || !(call.arguments().get(2) instanceof Constant p)
        || !(p.value() instanceof Value.StringValue part)) {
      return OptionalLong.empty();
    }
    var unit = STEP_MICROS.get(part.value());
    return unit == null
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.addExact(
                from.getAsLong(), Math.multiplyExact(sign * amount.value(), (long) unit)));
  }
}
