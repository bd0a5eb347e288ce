package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.syntax.NamedParameterSyntax;
import dev.lakebird.sql.syntax.PositionalParameterSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The parameters of a statement that is analysed before anyone gives them values. Each stands as a NULL
/// without a type, which coerces to whatever its place asks for; the plan then says what that was. Belongs
/// to one thread.
public final class UndeclaredParameters {
  private final Map<Integer, List<SourcePosition>> positional = new TreeMap<>();
  private final Map<String, List<SourcePosition>> named = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Map<SourcePosition, SqlType> expected = new HashMap<>();

  UndeclaredParameters() {}

  PlanExpression named(NamedParameterSyntax syntax) {
    String name = syntax.name().toLowerCase(Locale.ROOT);
    if (!named.containsKey(name)) {
      names.add(syntax.name());
    }
    SourcePosition position = syntax.span().start();
    named.computeIfAbsent(name, n -> new ArrayList<>()).add(position);
    return unknown(position);
  }

  PlanExpression positional(PositionalParameterSyntax syntax) {
    SourcePosition position = syntax.span().start();
    positional.computeIfAbsent(syntax.ordinal(), n -> new ArrayList<>()).add(position);
    return unknown(position);
  }

  /// Notes the type that a place asks for where it leaves nothing in the plan.
  void expect(Place place, SqlType type) {
    SourcePosition position = place.position();
    if (position != null) {
      expected.put(position, type);
    }
  }

  private static Constant unknown(SourcePosition position) {
    return new Constant(
        Value.nullOf(SqlType.INT64), Constant.Origin.UNTYPED_NULL, Place.at(position));
  }

  /// The parameters with the types that their places in the plan ask for, positional ones before named
  /// ones.
  List<DescribedParameter> describe(LogicalPlan plan) {
    Map<SourcePosition, SqlType> types = new HashMap<>(expected);
    collect(plan, types);
    List<DescribedParameter> described = new ArrayList<>();
    positional.forEach(
        (ordinal, places) ->
            described.add(new DescribedParameter(Optional.empty(), type(places, types))));
    for (String name : names) {
      List<SourcePosition> places = named.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
      described.add(new DescribedParameter(Optional.of(name), type(places, types)));
    }
    return described;
  }

  private static Optional<SqlType> type(
      List<SourcePosition> places, Map<SourcePosition, SqlType> types) {
    return places.stream().filter(types::containsKey).findFirst().map(types::get);
  }

  private static void collect(LogicalPlan plan, Map<SourcePosition, SqlType> types) {
    PlanExpressions.of(plan).forEach(expression -> collect(expression, types));
    plan.inputs().forEach(input -> collect(input, types));
  }

  private static void collect(PlanExpression expression, Map<SourcePosition, SqlType> types) {
    if (expression instanceof Constant c
        && c.origin() != Constant.Origin.UNTYPED_NULL
        && c.value().isNull()) {
      SourcePosition position = c.place().position();
      if (position != null) {
        types.putIfAbsent(position, c.type());
      }
    }
    if (expression instanceof SubqueryValue subquery) {
      collect(subquery.plan(), types);
    }
    expression.children().forEach(child -> collect(child, types));
  }
}
