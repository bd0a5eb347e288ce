package dev.lakebird.sql.analyze;

import dev.lakebird.types.value.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a statement is analysed with, besides the catalog.
///
/// @param namedParameters values of `@name`, by lower-case name
/// @param positionalParameters values of `?`, in order
/// @param variables values of script variables, by lower-case name; columns of the same name hide them
/// @param zone the default time zone, in which literals without a zone are read
/// @param defaultDataset the dataset of names without one; empty where there is none
/// @param principal who asks
/// @param statementMicros the statement's CURRENT_TIMESTAMP, microseconds since 1970 UTC
/// @param furtherRows rows of parameters after the first: INSERT … VALUES takes its rows once with each
/// @param undeclared where parameters without a value are noted; empty where each must have one
public record AnalysisOptions(
    Map<String, Value> namedParameters,
    List<Value> positionalParameters,
    Map<String, Value> variables,
    ZoneId zone,
    List<String> defaultDataset,
    String principal,
    long statementMicros,
    List<ParameterRow> furtherRows,
    Optional<UndeclaredParameters> undeclared) {
  public AnalysisOptions {
    furtherRows = List.copyOf(furtherRows);
    namedParameters = Map.copyOf(namedParameters);
    positionalParameters = List.copyOf(positionalParameters);
    variables = Map.copyOf(variables);
    defaultDataset = List.copyOf(defaultDataset);
  }

  /// Every parameter has a value.
  public AnalysisOptions(
      Map<String, Value> namedParameters,
      List<Value> positionalParameters,
      Map<String, Value> variables,
      ZoneId zone,
      List<String> defaultDataset,
      String principal,
      long statementMicros) {
    this(
        namedParameters,
        positionalParameters,
        variables,
        zone,
        defaultDataset,
        principal,
        statementMicros,
        List.of(),
        Optional.empty());
  }

  /// Values of all parameters.
  ///
  /// @param named by lower-case name
  /// @param positional in order
  public record ParameterRow(Map<String, Value> named, List<Value> positional) {
    public ParameterRow {
      named = Map.copyOf(named);
      positional = List.copyOf(positional);
    }
  }

  /// These with more rows of parameters.
  public AnalysisOptions withFurtherRows(List<ParameterRow> rows) {
    return new AnalysisOptions(
        namedParameters,
        positionalParameters,
        variables,
        zone,
        defaultDataset,
        principal,
        statementMicros,
        rows,
        undeclared);
  }

  /// These with the parameters of another row.
  AnalysisOptions withRow(ParameterRow row) {
    return new AnalysisOptions(
        row.named(),
        row.positional(),
        variables,
        zone,
        defaultDataset,
        principal,
        statementMicros,
        List.of(),
        undeclared);
  }

  /// These with parameters that need no value.
  AnalysisOptions describing(UndeclaredParameters parameters) {
    return new AnalysisOptions(
        namedParameters,
        positionalParameters,
        variables,
        zone,
        defaultDataset,
        principal,
        statementMicros,
        furtherRows,
        Optional.of(parameters));
  }

  /// No parameters, UTC, no default dataset.
  public static AnalysisOptions of(String principal, long statementMicros) {
    return new AnalysisOptions(
        Map.of(), List.of(), Map.of(), ZoneId.of("UTC"), List.of(), principal, statementMicros);
  }
}
