package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `UPDATE target [alias] SET items [FROM from] WHERE where`. Whether WHERE must be there is for analysis.
public record UpdateSyntax(
    SourceSpan span,
    PathSyntax target,
    @Nullable IdentifierSyntax alias,
    List<UpdateItemSyntax> items,
    @Nullable FromItemSyntax from,
    @Nullable ExpressionSyntax where)
    implements StatementSyntax {
  public UpdateSyntax {
    items = List.copyOf(items);
  }
}
