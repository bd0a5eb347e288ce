package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `CREATE TABLE name [(columns, constraints)] [LIKE | COPY | CLONE origin] … [AS query]`.
public record CreateTableSyntax(
    SourceSpan span,
    CreateMode mode,
    PathSyntax name,
    List<ColumnSyntax> columns,
    List<ConstraintSyntax> constraints,
    @Nullable TableOriginSyntax origin,
    @Nullable ExpressionSyntax defaultCollation,
    List<ExpressionSyntax> partitionBy,
    List<ExpressionSyntax> clusterBy,
    List<OptionSyntax> options,
    @Nullable QuerySyntax query)
    implements StatementSyntax {
  public CreateTableSyntax {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    partitionBy = List.copyOf(partitionBy);
    clusterBy = List.copyOf(clusterBy);
    options = List.copyOf(options);
  }
}
