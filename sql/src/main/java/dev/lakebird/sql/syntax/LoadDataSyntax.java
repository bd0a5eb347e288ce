package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `LOAD DATA {INTO | OVERWRITE} target … FROM FILES (source) [WITH PARTITION COLUMNS …]`. `partitionColumns` is null without
/// that clause and empty where the columns are to be found from the paths.
public record LoadDataSyntax(
    SourceSpan span,
    boolean overwrite,
    boolean temporary,
    PathSyntax target,
    List<ColumnSyntax> columns,
    List<ExpressionSyntax> partitionBy,
    List<ExpressionSyntax> clusterBy,
    List<OptionSyntax> options,
    List<OptionSyntax> source,
    @Nullable List<ColumnSyntax> partitionColumns,
    @Nullable PathSyntax connection)
    implements StatementSyntax {
  public LoadDataSyntax {
    columns = List.copyOf(columns);
    partitionBy = List.copyOf(partitionBy);
    clusterBy = List.copyOf(clusterBy);
    options = List.copyOf(options);
    source = List.copyOf(source);
    partitionColumns = partitionColumns == null ? null : List.copyOf(partitionColumns);
  }
}
