package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One case of a suite, as its line says.
///
/// @param source the file and line, for messages
/// @param subject the function under test, where the case names one
/// @param tier what the suite's maker thinks of it; a case without one is always run
/// @param tolerances the marks of the case that allow for documented differences of BigQuery
/// @param setup statements that make what the case reads
/// @param data tables that the case reads
public record SuiteCase(
    Source source,
    String suite,
    String name,
    Optional<String> subject,
    String sql,
    String timeZone,
    Optional<String> tier,
    List<String> tolerances,
    List<String> setup,
    Optional<CaseTables> data,
    List<Parameter> parameters,
    Expectation expected) {
  public SuiteCase {
    tolerances = List.copyOf(tolerances);
    setup = List.copyOf(setup);
    parameters = List.copyOf(parameters);
  }

  /// A line of a file.
  public record Source(Path file, int line) {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  /// A query parameter; without a name, positional.
  ///
  /// @param expression what to evaluate; else `value` holds
  /// @param type of a value written as text
  public record Parameter(
      Optional<String> name, Optional<String> expression, Optional<String> type, JsonNode value) {}

  /// Whether the case carries the mark.
  public boolean tolerates(String mark) {
    return tolerances.contains(mark);
  }
}
