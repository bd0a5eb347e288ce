package dev.lakebird.sql.analyze;

import dev.lakebird.sql.syntax.CreateSchemaSyntax;
import dev.lakebird.sql.syntax.DropBehaviour;
import dev.lakebird.sql.syntax.DropSyntax;

/// CREATE SCHEMA and DROP.
final class SchemaAnalyzer {
  private final StatementContext statement;

  SchemaAnalyzer(StatementContext statement) {
    this.statement = statement;
  }

  AnalyzedStatement create(CreateSchemaSyntax syntax) {
    if (syntax.defaultCollation() != null) {
      throw AnalysisError.unimplemented(syntax, "DEFAULT COLLATE");
    }
    if (!syntax.options().isEmpty()) {
      throw AnalysisError.unimplemented(syntax.options().getFirst(), "OPTIONS of CREATE SCHEMA");
    }
    if (syntax.name().objectNames().getLast().equalsIgnoreCase(InformationAnalyzer.SCHEMA)) {
      throw AnalysisError.invalid(
          syntax.name(), "A dataset cannot be called " + InformationAnalyzer.SCHEMA);
    }
    return new AnalyzedStatement.CreateSchema(
        syntax.name().objectNames(), syntax.mode().orReplace(), syntax.mode().ifNotExists());
  }

  AnalyzedStatement drop(DropSyntax syntax) {
    var names = syntax.name().objectNames();
    return switch (syntax.kind()) {
      case TABLE ->
          new AnalyzedStatement.DropTable(
              TableNames.existing(statement, syntax.name()), syntax.ifExists());
      case SCHEMA ->
          new AnalyzedStatement.DropSchema(
              names, syntax.ifExists(), syntax.behaviour() == DropBehaviour.CASCADE);
      case VIEW, FUNCTION, TABLE_FUNCTION ->
          new AnalyzedStatement.DropObject(syntax.kind(), names, syntax.ifExists());
      case EXTERNAL_TABLE, SNAPSHOT_TABLE, MATERIALIZED_VIEW, PROCEDURE ->
          throw AnalysisError.unimplemented(
              syntax, "The statement DROP " + syntax.kind().name().replace('_', ' '));
    };
  }
}
