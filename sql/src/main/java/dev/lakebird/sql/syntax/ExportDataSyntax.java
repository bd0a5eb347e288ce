package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `EXPORT DATA [WITH CONNECTION connection] OPTIONS (…) AS query`.
public record ExportDataSyntax(
    SourceSpan span, @Nullable PathSyntax connection, List<OptionSyntax> options, QuerySyntax query)
    implements StatementSyntax {
  public ExportDataSyntax {
    options = List.copyOf(options);
  }
}
