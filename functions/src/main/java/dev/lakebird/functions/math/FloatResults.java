package dev.lakebird.functions.math;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.text.NumberText;

/// Checks of FLOAT64 results. Source: GoogleSQL reference, "Mathematical functions": results that are
/// not finite are errors unless an argument is not.
final class FloatResults {
  private FloatResults() {}

  /// The result, which must be finite where the argument is.
  static double finite(String function, double argument, double result) {
    if (Double.isFinite(argument) && !Double.isFinite(result)) {
      throw error(function, argument);
    }
    return result;
  }

  /// The result, which must be a number where the argument is finite.
  static double defined(String function, double argument, double result) {
    if (Double.isNaN(result) && Double.isFinite(argument)) {
      throw error(function, argument);
    }
    return result;
  }

  private static LakebirdException error(String function, double argument) {
    return RowErrors.outOfRange(
        "Floating point error in function: " + function + "(" + NumberText.of(argument) + ")");
  }
}
