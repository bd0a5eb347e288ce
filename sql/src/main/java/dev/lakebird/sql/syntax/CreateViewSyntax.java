package dev.lakebird.sql.syntax;

import java.util.List;

/// `CREATE [MATERIALIZED] VIEW name [(columns)] … AS query`.
public record CreateViewSyntax(
    SourceSpan span,
    CreateMode mode,
    boolean materialized,
    PathSyntax name,
    List<ViewColumnSyntax> columns,
    List<ExpressionSyntax> partitionBy,
    List<ExpressionSyntax> clusterBy,
    List<OptionSyntax> options,
    QuerySyntax query)
    implements StatementSyntax {
  public CreateViewSyntax {
    columns = List.copyOf(columns);
    partitionBy = List.copyOf(partitionBy);
    clusterBy = List.copyOf(clusterBy);
    options = List.copyOf(options);
  }
}
