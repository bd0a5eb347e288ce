package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `CREATE SCHEMA [IF NOT EXISTS] name …`.
public record CreateSchemaSyntax(
    SourceSpan span,
    CreateMode mode,
    PathSyntax name,
    @Nullable ExpressionSyntax defaultCollation,
    List<OptionSyntax> options)
    implements StatementSyntax {
  public CreateSchemaSyntax {
    options = List.copyOf(options);
  }
}
