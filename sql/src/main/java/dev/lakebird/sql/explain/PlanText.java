package dev.lakebird.sql.explain;

import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.RowEstimates;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// A plan as an indented tree, a line for each relation, inputs under what reads them.
public final class PlanText {
  private PlanText() {}

  /// The lines, each with the expected number of rows where it is known.
  public static List<String> lines(LogicalPlan plan) {
    var lines = new ArrayList<String>();
    add(plan, 0, new RowEstimates(), lines);
    return lines;
  }

  /// The tree alone, without estimates.
  public static String tree(LogicalPlan plan) {
    var lines = new ArrayList<String>();
    add(plan, 0, null, lines);
    return String.join("\n", lines);
  }

  private static void add(
      LogicalPlan plan, int depth, @Nullable RowEstimates estimates, List<String> lines) {
    var line = "  ".repeat(depth) + PlanLabels.of(plan);
    var rows = estimates != null ? estimates.rows(plan) : OptionalDouble.empty();
    lines.add(
        rows.isPresent() ? line + " (about " + Math.round(rows.getAsDouble()) + " rows)" : line);
    plan.inputs().forEach(input -> add(input, depth + 1, estimates, lines));
  }
}
