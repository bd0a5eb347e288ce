package dev.lakebird.conformance.slt;

import java.util.List;

/// One record of an `.slt` file.
///
/// @param line where its directive stands, from 1
public sealed interface SltRecord {
  int line();

  /// Text that is kept as it is: comments and empty lines.
  record Text(int line, List<String> lines) implements SltRecord {}

  /// `statement ok`: succeeds; what it answers does not matter.
  record Succeeds(int line, String sql) implements SltRecord {}

  /// `statement error PATTERN`: fails, with `CODE: message at [l:c]` containing the pattern.
  record Fails(int line, String sql, String pattern) implements SltRecord {}

  /// `query [rowsort]`: answers exactly these lines, the first of which names the columns.
  record Answers(int line, String sql, boolean sorted, List<String> expected)
      implements SltRecord {}

  /// `set NAME=VALUE`: changes a setting of the session for the records below.
  record Sets(int line, String assignment) implements SltRecord {}
}
