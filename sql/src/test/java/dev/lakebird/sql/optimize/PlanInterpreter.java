package dev.lakebird.sql.optimize;

import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.AggregatePlan;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.JoinPlan;
import dev.lakebird.sql.plan.LimitPlan;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.RecursionPlan;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.UnionPlan;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.sql.plan.WritePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs logical plans over a few rows, straight from their definitions: the oracle of what a rewritten
/// plan must yield. Rows map column ids to values.
final class PlanInterpreter {
  /// A row: column id to INT64, BOOL, list or NULL.
  record Row(Map<Integer, @Nullable Object> values) {
    Row with(PlanColumn column, @Nullable Object value) {
      var more = new HashMap<>(values);
      more.put(column.id(), value);
      return new Row(more);
    }

    Row joined(Row other) {
      var all = new HashMap<>(values);
      all.putAll(other.values);
      return new Row(all);
    }

    @Nullable Object get(PlanColumn column) {
      if (!values.containsKey(column.id())) {
        throw new AssertionError("The input has no column " + column);
      }
      return values.get(column.id());
    }
  }

  private final Map<String, List<List<@Nullable Object>>> tables;

  /// @param tables the rows of each table by its last name
  PlanInterpreter(Map<String, List<List<@Nullable Object>>> tables) {
    this.tables = tables;
  }

  /// The rows of a plan, each with the values of its columns in order.
  List<List<@Nullable Object>> run(LogicalPlan plan) {
    return rows(plan).stream()
        .map(
            row -> {
              List<@Nullable Object> values = new ArrayList<>();
              plan.columns().forEach(column -> values.add(row.get(column)));
              return values;
            })
        .toList();
  }

  private List<Row> rows(LogicalPlan plan) {
    var rows =
        switch (plan) {
          case ScanPlan p -> scan(p);
          case ValuesPlan p -> values(p);
          case FilterPlan p -> kept(rows(p.input()), Conditions.conjuncts(p.condition()));
          case ProjectPlan p -> project(p);
          case JoinPlan p -> join(p);
          case AggregatePlan p -> aggregate(p);
          case WindowPlan p -> throw new AssertionError("Not run here: " + p);
          case SortPlan p -> sort(p);
          case LimitPlan p -> rows(p.input()).stream().skip(p.offset()).limit(p.count()).toList();
          case RecursionPlan p -> throw new AssertionError("Not run here: " + p);
          case UnionPlan p -> union(p);
          case UnnestPlan p -> unnest(p);
          case WritePlan p -> throw new AssertionError("Not run here: " + p);
        };
    return rows.stream().map(row -> only(row, plan.columns())).toList();
  }

  private static Row only(Row row, List<PlanColumn> columns) {
    var values = new HashMap<Integer, @Nullable Object>();
    columns.forEach(column -> values.put(column.id(), row.get(column)));
    return new Row(values);
  }

  private List<Row> scan(ScanPlan plan) {
    var rows = new ArrayList<Row>();
    for (var values : Objects.requireNonNull(tables.get(plan.table().name().getLast()))) {
      var row = new HashMap<Integer, @Nullable Object>();
      for (int i = 0; i < values.size(); i++) {
        row.put(plan.tableColumns().get(i).id(), values.get(i));
      }
      rows.add(new Row(row));
    }
    return kept(rows, plan.filters());
  }

  private static List<Row> values(ValuesPlan plan) {
    return plan.rows().stream()
        .map(
            expressions -> {
              var row = new Row(Map.of());
              for (int i = 0; i < expressions.size(); i++) {
                row =
                    row.with(
                        plan.columns().get(i),
                        ExpressionInterpreter.value(expressions.get(i), new Row(Map.of())));
              }
              return row;
            })
        .toList();
  }

  private static List<Row> kept(List<Row> rows, List<PlanExpression> conditions) {
    return rows.stream().filter(row -> passes(row, conditions)).toList();
  }

  /// Whether all conditions are TRUE, looked at in order up to the first that is not, as filters do.
  private static boolean passes(Row row, List<PlanExpression> conditions) {
    for (var condition : conditions) {
      if (!Boolean.TRUE.equals(ExpressionInterpreter.value(condition, row))) {
        return false;
      }
    }
    return true;
  }

  private List<Row> project(ProjectPlan plan) {
    return rows(plan.input()).stream()
        .map(
            row -> {
              var made = new Row(Map.of());
              for (var assignment : plan.assignments()) {
                made =
                    made.with(
                        assignment.column(),
                        ExpressionInterpreter.value(assignment.expression(), row));
              }
              return made;
            })
        .toList();
  }

  private List<Row> join(JoinPlan plan) {
    var left = rows(plan.left());
    var right = rows(plan.right());
    var matchedRight = new boolean[right.size()];
    var rows = new ArrayList<Row>();
    for (var row : left) {
      int matches = 0;
      boolean unknown = false;
      for (int i = 0; i < right.size(); i++) {
        var pair = row.joined(right.get(i));
        if (passes(pair, plan.conditions())) {
          matches++;
          matchedRight[i] = true;
          if (hasPairs(plan.kind())) {
            rows.add(pair);
          }
        } else if (plan.kind() == JoinPlan.Kind.MARK) {
          unknown |= mayPass(pair, plan.conditions());
        }
      }
      add(plan, row, matches, unknown, rows);
    }
    if (plan.kind() == JoinPlan.Kind.RIGHT || plan.kind() == JoinPlan.Kind.FULL) {
      for (int i = 0; i < right.size(); i++) {
        if (!matchedRight[i]) {
          rows.add(nulls(plan.left().columns()).joined(right.get(i)));
        }
      }
    }
    return rows;
  }

  private static boolean hasPairs(JoinPlan.Kind kind) {
    return switch (kind) {
      case INNER, LEFT, RIGHT, FULL, SINGLE -> true;
      case SEMI, ANTI, MARK -> false;
    };
  }

  private static boolean mayPass(Row row, List<PlanExpression> conditions) {
    return conditions.stream()
        .noneMatch(c -> Boolean.FALSE.equals(ExpressionInterpreter.value(c, row)));
  }

  private static void add(JoinPlan plan, Row row, int matches, boolean unknown, List<Row> rows) {
    switch (plan.kind()) {
      case INNER, RIGHT -> {}
      case LEFT, FULL, SINGLE -> {
        if (matches == 0) {
          rows.add(row.joined(nulls(plan.right().columns())));
        } else if (matches > 1 && plan.kind() == JoinPlan.Kind.SINGLE) {
          throw new EvaluationFailure("more than one row");
        }
      }
      case SEMI -> {
        if (matches > 0) {
          rows.add(row);
        }
      }
      case ANTI -> {
        if (matches == 0) {
          rows.add(row);
        }
      }
      case MARK -> {
        Boolean match = matches > 0 ? Boolean.TRUE : unknown ? null : Boolean.FALSE;
        rows.add(row.with(Objects.requireNonNull(plan.mark()), match));
      }
    }
  }

  private static Row nulls(List<PlanColumn> columns) {
    var values = new HashMap<Integer, @Nullable Object>();
    columns.forEach(column -> values.put(column.id(), null));
    return new Row(values);
  }

  private List<Row> aggregate(AggregatePlan plan) {
    var input = rows(plan.input());
    var made = new ArrayList<Row>();
    var groups = new LinkedHashMap<List<@Nullable Object>, List<Row>>();
    if (plan.keys().isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    for (var row : input) {
      List<@Nullable Object> key = new ArrayList<>();
      plan.keys().forEach(k -> key.add(ExpressionInterpreter.value(k.expression(), row)));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
    }
    groups.forEach(
        (key, rows) -> {
          var row = new Row(Map.of());
          for (int i = 0; i < key.size(); i++) {
            row = row.with(plan.keys().get(i).column(), key.get(i));
          }
          for (var measure : plan.measures()) {
            row = row.with(measure.column(), measured(measure.call(), rows));
          }
          made.add(row);
        });
    return made;
  }

  private static @Nullable Object measured(AggregateCall call, List<Row> rows) {
    if (call.arguments().isEmpty()) {
      return (long) rows.size();
    }
    var values = new ArrayList<Long>();
    for (var row : rows) {
      var value = ExpressionInterpreter.value(call.arguments().getFirst(), row);
      if (value != null && !(call.distinct() && values.contains(value))) {
        values.add(value instanceof Boolean b ? (b ? 1L : 0L) : (Long) value);
      }
    }
    if (call.name().equals("COUNT")) {
      return (long) values.size();
    }
    return switch (call.name()) {
      case "SUM" -> values.stream().reduce(Math::addExact).orElse(null);
      case "MIN" -> values.stream().min(Comparator.naturalOrder()).orElse(null);
      case "MAX" -> values.stream().max(Comparator.naturalOrder()).orElse(null);
      default -> throw new AssertionError("Not run here: " + call);
    };
  }

  private List<Row> sort(SortPlan plan) {
    Comparator<Row> order = (_, _) -> 0;
    for (var key : plan.keys()) {
      order = order.thenComparing((a, b) -> compare(key, a, b));
    }
    return rows(plan.input()).stream().sorted(order).toList();
  }

  private static int compare(SortKey key, Row a, Row b) {
    var left = ExpressionInterpreter.value(key.expression(), a);
    var right = ExpressionInterpreter.value(key.expression(), b);
    if (left == null || right == null) {
      int nullFirst = Objects.equals(left, right) ? 0 : left == null ? -1 : 1;
      return key.nullsFirst() ? nullFirst : -nullFirst;
    }
    int order =
        left instanceof Long l
            ? l.compareTo((Long) right)
            : ((Boolean) left).compareTo((Boolean) right);
    return key.descending() ? -order : order;
  }

  private List<Row> union(UnionPlan plan) {
    var rows = new ArrayList<Row>();
    for (int i = 0; i < plan.inputs().size(); i++) {
      var sources = plan.sources().get(i);
      for (var row : rows(plan.inputs().get(i))) {
        var made = new Row(Map.of());
        for (int c = 0; c < sources.size(); c++) {
          made = made.with(plan.columns().get(c), row.get(sources.get(c)));
        }
        rows.add(made);
      }
    }
    return rows;
  }

  private List<Row> unnest(UnnestPlan plan) {
    var rows = new ArrayList<Row>();
    for (var row : rows(plan.input())) {
      var array = (List<?>) ExpressionInterpreter.value(plan.array(), row);
      if ((array == null || array.isEmpty()) && plan.outer()) {
        rows.add(unnested(plan, row, null, null));
      }
      for (int i = 0; array != null && i < array.size(); i++) {
        rows.add(unnested(plan, row, array.get(i), (long) i));
      }
    }
    return rows;
  }

  private static Row unnested(
      UnnestPlan plan, Row row, @Nullable Object element, @Nullable Long offset) {
    var made = row.with(plan.element(), element);
    return plan.offset() == null ? made : made.with(plan.offset(), offset);
  }
}
