package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One action of an ALTER statement.
public sealed interface AlterActionSyntax extends Syntax {
  /// `SET OPTIONS (…)`.
  record SetOptions(SourceSpan span, List<OptionSyntax> options) implements AlterActionSyntax {
    public SetOptions {
      options = List.copyOf(options);
    }
  }

  /// `SET DEFAULT COLLATE collation`.
  record SetDefaultCollation(SourceSpan span, ExpressionSyntax collation)
      implements AlterActionSyntax {}

  /// `RENAME TO name`.
  record RenameTo(SourceSpan span, PathSyntax name) implements AlterActionSyntax {}

  /// `ADD COLUMN [IF NOT EXISTS] column`.
  record AddColumn(SourceSpan span, boolean ifNotExists, ColumnSyntax column)
      implements AlterActionSyntax {}

  /// `DROP COLUMN [IF EXISTS] name`.
  record DropColumn(SourceSpan span, boolean ifExists, IdentifierSyntax name)
      implements AlterActionSyntax {}

  /// `RENAME COLUMN [IF EXISTS] from TO to`.
  record RenameColumn(SourceSpan span, boolean ifExists, IdentifierSyntax from, IdentifierSyntax to)
      implements AlterActionSyntax {}

  /// `ADD constraint`.
  record AddConstraint(SourceSpan span, boolean ifNotExists, ConstraintSyntax constraint)
      implements AlterActionSyntax {}

  /// `DROP CONSTRAINT [IF EXISTS] name`, or `DROP PRIMARY KEY [IF EXISTS]` without a name.
  record DropConstraint(SourceSpan span, boolean ifExists, @Nullable IdentifierSyntax name)
      implements AlterActionSyntax {}

  /// `ALTER COLUMN [IF EXISTS] column change`.
  record AlterColumn(
      SourceSpan span, boolean ifExists, IdentifierSyntax column, AlterColumnSyntax change)
      implements AlterActionSyntax {}
}
