package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a WHEN clause does.
public sealed interface MergeActionSyntax extends Syntax {
  /// `UPDATE SET items`.
  record Update(SourceSpan span, List<UpdateItemSyntax> items) implements MergeActionSyntax {
    public Update {
      items = List.copyOf(items);
    }
  }

  /// `DELETE`.
  record Delete(SourceSpan span) implements MergeActionSyntax {}

  /// `INSERT [(columns)] VALUES (…)`; without a row it is `INSERT [(columns)] ROW`.
  record Insert(SourceSpan span, List<IdentifierSyntax> columns, @Nullable InsertRowSyntax row)
      implements MergeActionSyntax {
    public Insert {
      columns = List.copyOf(columns);
    }
  }
}
