package dev.lakebird.demo.tour;

import dev.lakebird.types.value.Value;
import java.util.List;

/// The answers that the tour's queries must give.
///
/// @param pricing TPC-H Q1
/// @param shipping TPC-H Q3
/// @param forecast TPC-H Q6
/// @param ranking the window query
/// @param ordersBefore number, total and last day of the orders before the late ones
/// @param ordersAfter the same with the late ones
/// @param exported number and total of orders by priority, with the late ones
record Answers(
    List<List<Value>> pricing,
    List<List<Value>> shipping,
    List<List<Value>> forecast,
    List<List<Value>> ranking,
    List<List<Value>> ordersBefore,
    List<List<Value>> ordersAfter,
    List<List<Value>> exported) {
  private static final double FLOAT_TOLERANCE = 1e-12;

  /// Whether rows are the same: decimals by value, floats but for rounding.
  static boolean same(List<List<Value>> expected, List<List<Value>> actual) {
    if (expected.size() != actual.size()) {
      return false;
    }
    for (int r = 0; r < expected.size(); r++) {
      List<Value> one = expected.get(r);
      List<Value> other = actual.get(r);
      if (one.size() != other.size()) {
        return false;
      }
      for (int c = 0; c < one.size(); c++) {
        if (!same(one.get(c), other.get(c))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean same(Value expected, Value actual) {
    return switch (expected) {
      case Value.DecimalValue e ->
          actual instanceof Value.DecimalValue a && e.value().compareTo(a.value()) == 0;
      case Value.Float64Value e ->
          actual instanceof Value.Float64Value a
              && Math.abs(e.value() - a.value()) <= FLOAT_TOLERANCE * Math.abs(e.value());
      default -> expected.equals(actual);
    };
  }
}
