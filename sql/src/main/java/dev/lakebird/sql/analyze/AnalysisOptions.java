package dev.lakebird.sql.analyze;

import dev.lakebird.types.value.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// What a statement is analysed with, besides the catalog.
///
/// @param namedParameters values of `@name`, by lower-case name
/// @param positionalParameters values of `?`, in order
/// @param zone the default time zone, in which literals without a zone are read
/// @param defaultDataset the dataset of names without one; empty where there is none
/// @param principal who asks
/// @param statementMicros the statement's CURRENT_TIMESTAMP, microseconds since 1970 UTC
public record AnalysisOptions(
    Map<String, Value> namedParameters,
    List<Value> positionalParameters,
    ZoneId zone,
    List<String> defaultDataset,
    String principal,
    long statementMicros) {
  public AnalysisOptions {
    namedParameters = Map.copyOf(namedParameters);
    positionalParameters = List.copyOf(positionalParameters);
    defaultDataset = List.copyOf(defaultDataset);
  }

  /// No parameters, UTC, no default dataset.
  public static AnalysisOptions of(String principal, long statementMicros) {
    return new AnalysisOptions(
        Map.of(), List.of(), ZoneId.of("UTC"), List.of(), principal, statementMicros);
  }
}
