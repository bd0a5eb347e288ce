package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.Set;

/// A DATE that is compared with the midnight of a constant DATETIME is compared as a DATE, which tables
/// can prune by.
final class DateComparison {
  private static final Set<String> COMPARISONS =
      Set.of("$equal", "$not_equal", "$less", "$less_or_equal", "$greater", "$greater_or_equal");

  private DateComparison() {}

  static PlanExpression narrowed(Call call) {
    if (!COMPARISONS.contains(call.name())) {
      return call;
    }
    var left = call.arguments().getFirst();
    var right = call.arguments().getLast();
    if (isWidenedDate(left) && midnight(right)) {
      return with(call, ((Cast) left).input(), date(right));
    }
    if (isWidenedDate(right) && midnight(left)) {
      return with(call, date(left), ((Cast) right).input());
    }
    return call;
  }

  private static boolean isWidenedDate(PlanExpression expression) {
    return expression instanceof Cast cast
        && cast.type() instanceof SqlType.Datetime
        && cast.input().type() instanceof SqlType.Date;
  }

  private static boolean midnight(PlanExpression expression) {
    return expression instanceof Constant c
        && c.value() instanceof Value.DatetimeValue v
        && Math.floorMod(v.micros(), DateFolding.MICROS_PER_DAY) == 0;
  }

  private static PlanExpression date(PlanExpression expression) {
    var micros = ((Value.DatetimeValue) ((Constant) expression).value()).micros();
    return Constant.of(
        new Value.DateValue(Math.toIntExact(Math.floorDiv(micros, DateFolding.MICROS_PER_DAY))),
        expression.place());
  }

  private static PlanExpression with(Call call, PlanExpression left, PlanExpression right) {
    return new Call(call.function(), List.of(left, right), call.type(), call.safe(), call.place());
  }
}
