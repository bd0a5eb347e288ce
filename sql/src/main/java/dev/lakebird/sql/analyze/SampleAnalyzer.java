package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.syntax.SampleSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.Locale;

/// TABLESAMPLE: a share of the rows, each row for itself, or so many rows, each as likely as any other.
/// Source: the GoogleSQL reference, "TABLESAMPLE operator".
final class SampleAnalyzer {
  private static final double PERCENT = 100;

  private final QueryAnalyzer query;

  SampleAnalyzer(QueryAnalyzer query) {
    this.query = query;
  }

  FromResult analyze(SampleSyntax syntax, FromResult input) {
    if (syntax.seed() != null) {
      throw AnalysisError.unimplemented(syntax.seed(), "REPEATABLE");
    }
    var method = syntax.method().name().toUpperCase(Locale.ROOT);
    boolean percent =
        switch (method) {
          case "SYSTEM", "BERNOULLI" -> true;
          case "RESERVOIR" -> false;
          default ->
              throw AnalysisError.invalid(
                  syntax.method(), "Unsupported sampling method " + syntax.method().name());
        };
    if (percent != syntax.percent()) {
      throw AnalysisError.invalid(
          syntax.size(), method + " sampling takes " + (percent ? "PERCENT" : "ROWS"));
    }
    var expressions =
        new ExpressionAnalyzer(
            query.statement(),
            NameScope.NOTHING,
            query.commonTables(),
            AggregateSink.Forbidden.in("TABLESAMPLE"),
            WindowSink.Forbidden.in("TABLESAMPLE"));
    var place = Place.at(syntax.span().start());
    var random = expressions.calls().operator("RAND", syntax, place, List.<PlanExpression>of());
    if (!percent) {
      long count = count(syntax, expressions);
      var sorted = new SortPlan(input.plan(), List.of(new SortKey(random, false, true)));
      return new FromResult(new LimitPlan(sorted, count, 0), input.scope());
    }
    var share = Constant.of(Value.of(percent(syntax, expressions) / PERCENT), place);
    var condition = expressions.calls().operator("$less", syntax, place, random, share);
    return new FromResult(new FilterPlan(input.plan(), condition), input.scope());
  }

  private static long count(SampleSyntax syntax, ExpressionAnalyzer expressions) {
    if (expressions.analyze(syntax.size()) instanceof Constant c
        && c.value() instanceof Value.Int64Value v
        && v.value() >= 0) {
      return v.value();
    }
    throw AnalysisError.invalid(
        syntax.size(), "The number of rows of TABLESAMPLE must be an INT64 that is not negative");
  }

  private static double percent(SampleSyntax syntax, ExpressionAnalyzer expressions) {
    var size = expressions.analyze(syntax.size());
    if (Coercion.coerces(size, SqlType.FLOAT64)
        && expressions.coerce(size, SqlType.FLOAT64) instanceof Constant c
        && c.value() instanceof Value.Float64Value v
        && v.value() >= 0
        && v.value() <= PERCENT) {
      return v.value();
    }
    throw AnalysisError.invalid(
        syntax.size(), "The percentage of TABLESAMPLE must be a number from 0 to 100");
  }
}
