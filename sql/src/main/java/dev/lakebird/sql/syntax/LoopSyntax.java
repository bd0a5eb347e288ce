package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `LOOP … END LOOP`.
public record LoopSyntax(
    SourceSpan span, @Nullable IdentifierSyntax label, List<StatementSyntax> statements)
    implements StatementSyntax {
  public LoopSyntax {
    statements = List.copyOf(statements);
  }
}
