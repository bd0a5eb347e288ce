package dev.lakebird.functions.comparison;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;

/// Comparisons of STRING and BYTES by unsigned bytes, once a dictionary entry where one side is a
/// dictionary and the other a constant.
final class TextComparison {
  private TextComparison() {}

  static ScalarKernel of(ComparisonOperator operator, BoundCall call) {
    RowKernels rows = RowKernels.strict(call);
    return switch (operator) {
      case EQUAL -> rows.booleans(row -> row.textAt(0).sameBytes(row.textAt(1)));
      case NOT_EQUAL -> rows.booleans(row -> !row.textAt(0).sameBytes(row.textAt(1)));
      case LESS -> rows.booleans(row -> row.textAt(0).compareTo(row.textAt(1)) < 0);
      case LESS_OR_EQUAL -> rows.booleans(row -> row.textAt(0).compareTo(row.textAt(1)) <= 0);
      case GREATER -> rows.booleans(row -> row.textAt(0).compareTo(row.textAt(1)) > 0);
      case GREATER_OR_EQUAL -> rows.booleans(row -> row.textAt(0).compareTo(row.textAt(1)) >= 0);
    };
  }
}
