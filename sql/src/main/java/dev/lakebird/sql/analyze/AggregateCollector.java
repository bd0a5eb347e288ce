package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.AggregatePlan.Measure;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.types.SqlType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The aggregates of one SELECT, each different one once.
final class AggregateCollector implements AggregateSink {
  private final StatementContext statement;
  private final WindowCollector windows;
  private final Map<AggregateCall, PlanColumn> columns = new LinkedHashMap<>();
  private boolean calls;
  private final Map<PlanExpression, PlanColumn> groupings = new LinkedHashMap<>();

  /// @param windows the window functions of the SELECT, which come after its aggregates
  AggregateCollector(StatementContext statement, WindowCollector windows) {
    this.statement = statement;
    this.windows = windows;
  }

  @Override
  public PlanExpression add(AggregateCall call, CallSyntax syntax) {
    var ids = new HashSet<Integer>();
    call.children().forEach(child -> Conditions.collect(child, ids));
    if (columns.values().stream().anyMatch(column -> ids.contains(column.id()))) {
      throw AnalysisError.invalid(syntax, "Aggregations of aggregations are not allowed");
    }
    if (call.children().stream().anyMatch(windows::isUsedIn)) {
      throw AnalysisError.invalid(
          syntax, "An analytic function cannot be an argument of an aggregate");
    }
    var column =
        columns.computeIfAbsent(
            call, c -> statement.column(c.name().toLowerCase(Locale.ROOT), c.type()));
    return new ColumnReference(column, Place.at(syntax.span().start()));
  }

  @Override
  public void called(String name, CallSyntax syntax) {
    calls = true;
  }

  @Override
  public PlanExpression grouping(PlanExpression key, CallSyntax syntax) {
    var column = groupings.computeIfAbsent(key, k -> statement.column("grouping", SqlType.INT64));
    return new ColumnReference(column, Place.at(syntax.span().start()));
  }

  /// The key whose GROUPING a column stands for.
  Optional<PlanExpression> groupingKey(PlanColumn column) {
    return groupings.entrySet().stream()
        .filter(entry -> entry.getValue().equals(column))
        .findFirst()
        .map(Map.Entry::getKey);
  }

  /// Whether nothing asks for groups.
  boolean isEmpty() {
    return columns.isEmpty() && groupings.isEmpty() && !calls;
  }

  boolean contains(PlanColumn column) {
    return columns.containsValue(column) || groupings.containsValue(column);
  }

  List<Measure> measures() {
    return columns.entrySet().stream().map(e -> new Measure(e.getValue(), e.getKey())).toList();
  }
}
