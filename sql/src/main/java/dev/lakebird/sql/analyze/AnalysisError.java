package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.syntax.Syntax;

/// Errors with the place of the syntax they are about.
final class AnalysisError {
  private AnalysisError() {}

  static LakebirdException at(Syntax syntax, ErrorCode code, String message) {
    return new LakebirdException(code, message, syntax.span().start());
  }

  static LakebirdException invalid(Syntax syntax, String message) {
    return at(syntax, ErrorCode.INVALID_QUERY, message);
  }

  static LakebirdException typeMismatch(Syntax syntax, String message) {
    return at(syntax, ErrorCode.TYPE_MISMATCH, message);
  }

  static LakebirdException unimplemented(Syntax syntax, String feature) {
    return LakebirdException.unimplemented(feature).at(syntax.span().start());
  }
}
