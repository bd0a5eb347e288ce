package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.WindowCall;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.NamedWindowSyntax;
import dev.lakebird.sql.syntax.WindowSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The window functions of one SELECT, each different one once, and its named windows. A named window
/// may build on those before it.
final class WindowCollector implements WindowSink {
  private final StatementContext statement;
  private final Map<String, WindowSyntax> named = new HashMap<>();
  private final Map<Window, Map<WindowCall, PlanColumn>> windows = new LinkedHashMap<>();

  private record Window(List<PlanExpression> partitionBy, List<SortKey> orderBy) {}

  WindowCollector(StatementContext statement, List<NamedWindowSyntax> definitions) {
    this.statement = statement;
    for (var definition : definitions) {
      var key = definition.name().name().toLowerCase(Locale.ROOT);
      var window = merged(definition.window());
      if (named.put(key, window) != null) {
        throw AnalysisError.at(
            definition,
            ErrorCode.AMBIGUOUS_NAME,
            "Duplicate window name " + definition.name().name() + " in WINDOW clause");
      }
    }
  }

  @Override
  public void check(CallSyntax syntax) {}

  @Override
  public WindowSyntax named(IdentifierSyntax name) {
    var window = named.get(name.name().toLowerCase(Locale.ROOT));
    if (window == null) {
      throw AnalysisError.at(
          name, ErrorCode.UNKNOWN_NAME, "Unrecognized window name: " + name.name());
    }
    return window;
  }

  /// The window with what it takes over from the named one it builds on.
  WindowSyntax merged(WindowSyntax window) {
    var name = window.base();
    if (name == null) {
      return window;
    }
    var base = named(name);
    boolean adds = !window.orderBy().isEmpty() || window.frame() != null;
    if (!window.partitionBy().isEmpty()) {
      throw AnalysisError.invalid(
          window.partitionBy().getFirst(),
          "PARTITION BY cannot be combined with a named window; add it to the WINDOW clause");
    }
    if (!window.orderBy().isEmpty() && !base.orderBy().isEmpty()) {
      throw AnalysisError.invalid(
          window.orderBy().getFirst(),
          "ORDER BY stands in the window " + name.name() + " already, and may not be repeated");
    }
    if (adds && base.frame() != null) {
      throw AnalysisError.invalid(
          window, "The window " + name.name() + " has a frame, and nothing can be added to it");
    }
    return new WindowSyntax(
        window.span(),
        null,
        base.partitionBy(),
        window.orderBy().isEmpty() ? base.orderBy() : window.orderBy(),
        window.frame() == null ? base.frame() : window.frame());
  }

  @Override
  public PlanExpression add(
      List<PlanExpression> partitionBy, List<SortKey> orderBy, WindowCall call, CallSyntax syntax) {
    var all = new ArrayList<>(partitionBy);
    orderBy.forEach(key -> all.add(key.expression()));
    all.addAll(call.arguments());
    if (all.stream().anyMatch(this::isUsedIn)) {
      throw AnalysisError.invalid(
          syntax, "An analytic function cannot be used inside of another analytic function");
    }
    var column =
        windows
            .computeIfAbsent(new Window(partitionBy, orderBy), w -> new LinkedHashMap<>())
            .computeIfAbsent(
                call, c -> statement.column(c.name().toLowerCase(Locale.ROOT), c.type()));
    return new ColumnReference(column, Place.at(syntax.span().start()));
  }

  boolean isEmpty() {
    return windows.isEmpty();
  }

  /// Whether the value of a window function is part of an expression.
  boolean isUsedIn(PlanExpression expression) {
    return expression instanceof ColumnReference reference
            && windows.values().stream().anyMatch(w -> w.containsValue(reference.column()))
        || expression.children().stream().anyMatch(this::isUsedIn);
  }

  /// The rows with the values of all functions.
  ///
  /// @param change what is done with the expressions first
  LogicalPlan over(LogicalPlan input, UnaryOperator<PlanExpression> change) {
    LogicalPlan plan = input;
    for (var entry : windows.entrySet()) {
      var calls = new ArrayList<WindowPlan.Computed>();
      entry
          .getValue()
          .forEach(
              (call, column) ->
                  calls.add(
                      new WindowPlan.Computed(
                          column,
                          call.withArguments(call.arguments().stream().map(change).toList()))));
      plan =
          new WindowPlan(
              plan,
              entry.getKey().partitionBy().stream().map(change).toList(),
              entry.getKey().orderBy().stream()
                  .map(key -> key.withExpression(change.apply(key.expression())))
                  .toList(),
              calls);
    }
    return plan;
  }
}
