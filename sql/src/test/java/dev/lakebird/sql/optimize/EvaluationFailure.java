package dev.lakebird.sql.optimize;

/// An error of a value, as a query would end with.
final class EvaluationFailure extends RuntimeException {
  EvaluationFailure(String message) {
    super(message);
  }
}
