package dev.lakebird.conformance.suite;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.parse.SqlParser;
import dev.lakebird.sql.syntax.CreateSchemaSyntax;
import dev.lakebird.sql.syntax.CreateTableSyntax;
import dev.lakebird.sql.syntax.DeleteSyntax;
import dev.lakebird.sql.syntax.InsertSyntax;
import dev.lakebird.sql.syntax.MergeSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.QueryStatementSyntax;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.sql.syntax.TruncateSyntax;
import dev.lakebird.sql.syntax.UpdateSyntax;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the runner must know of statement texts. A text that does not parse is left to the engine to
/// refuse.
final class Statements {
  private static final Pattern TABLE = Pattern.compile("\\bTABLE\\b", Pattern.CASE_INSENSITIVE);

  private Statements() {}

  /// The text with every table that has no dataset made a temporary one, so that it lies in memory.
  static String withTemporaryTables(String text) {
    if (!text.toUpperCase(Locale.ROOT).contains("CREATE")) {
      return text;
    }
    var changed = new StringBuilder(text);
    for (StatementSyntax statement : parse(text).reversed()) {
      if (statement instanceof CreateTableSyntax create
          && !create.mode().temporary()
          && create.name().objectNames().size() == 1) {
        Matcher word = TABLE.matcher(text);
        if (word.find(create.span().startOffset())) {
          changed.insert(word.start(), "TEMP ");
        }
      }
    }
    return changed.toString();
  }

  /// Whether a text makes datasets or tables inside them, so that the case needs a warehouse.
  static boolean needsWarehouse(List<String> texts) {
    for (String text : texts) {
      if (!text.toUpperCase(Locale.ROOT).contains("CREATE")) {
        continue;
      }
      for (StatementSyntax statement : parse(text)) {
        if (statement instanceof CreateSchemaSyntax
            || statement instanceof CreateTableSyntax create
                && create.name().objectNames().size() > 1) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether the last statement is a query that orders its rows.
  static boolean ordersRows(String text) {
    List<StatementSyntax> statements = parse(text);
    return !statements.isEmpty()
        && statements.getLast() instanceof QueryStatementSyntax query
        && !query.query().orderBy().isEmpty();
  }

  /// The table that the last statement writes to, as a statement names it.
  static Optional<String> target(String text) {
    List<StatementSyntax> statements = parse(text);
    if (statements.isEmpty()) {
      return Optional.empty();
    }
    Optional<PathSyntax> path =
        switch (statements.getLast()) {
          case InsertSyntax s -> Optional.of(s.target());
          case UpdateSyntax s -> Optional.of(s.target());
          case DeleteSyntax s -> Optional.of(s.target());
          case MergeSyntax s -> Optional.of(s.target());
          case TruncateSyntax s -> Optional.of(s.target());
          default -> Optional.empty();
        };
    return path.map(p -> "`" + String.join("`.`", p.objectNames()) + "`");
  }

  private static List<StatementSyntax> parse(String text) {
    try {
      return SqlParser.parse(text);
    } catch (LakebirdException e) {
      return List.of();
    }
  }
}
