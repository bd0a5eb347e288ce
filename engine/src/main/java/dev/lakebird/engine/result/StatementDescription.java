package dev.lakebird.engine.result;

import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import java.util.List;
import java.util.Optional;

/// What a statement takes and gives, found without running it.
///
/// @param rows whether it answers rows; a statement that writes or defines does not
/// @param takesRows whether it takes several rows of parameters as one statement
/// @param columns of the rows
/// @param parameters positional ones before named ones
public record StatementDescription(
    boolean rows, boolean takesRows, List<Column> columns, List<Parameter> parameters) {
  public StatementDescription {
    columns = List.copyOf(columns);
    parameters = List.copyOf(parameters);
  }

  /// A parameter of the statement.
  ///
  /// @param name empty for `?`
  /// @param type what its place asks for; empty where any type would do
  public record Parameter(Optional<String> name, Optional<SqlType> type) {}
}
