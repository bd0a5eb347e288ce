package dev.lakebird.conformance.suite;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.parse.SqlParser;
import dev.lakebird.sql.syntax.CreateFunctionSyntax;
import dev.lakebird.sql.syntax.CreateMode;
import dev.lakebird.sql.syntax.CreateSchemaSyntax;
import dev.lakebird.sql.syntax.CreateTableFunctionSyntax;
import dev.lakebird.sql.syntax.CreateTableSyntax;
import dev.lakebird.sql.syntax.CreateViewSyntax;
import dev.lakebird.sql.syntax.DeleteSyntax;
import dev.lakebird.sql.syntax.InsertSyntax;
import dev.lakebird.sql.syntax.MergeSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.QueryStatementSyntax;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.sql.syntax.TruncateSyntax;
import dev.lakebird.sql.syntax.UpdateSyntax;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the runner must know of statement texts. A text that does not parse is left to the engine to
/// refuse.
final class Statements {
  /// What stands before the kind of object that a statement makes.
  private static final Pattern CREATE =
      Pattern.compile("\\bCREATE\\s+(OR\\s+REPLACE\\s+)?", Pattern.CASE_INSENSITIVE);

  private Statements() {}

  /// The text with every table, view and function that has no dataset made a temporary one.
  static String withTemporaryTables(String text) {
    if (!text.toUpperCase(Locale.ROOT).contains("CREATE")) {
      return text;
    }
    var changed = new StringBuilder(text);
    for (StatementSyntax statement : parse(text).reversed()) {
      if (isPersistentWithoutDataset(statement)) {
        Matcher create = CREATE.matcher(text);
        if (create.find(statement.span().startOffset())) {
          changed.insert(create.end(), "TEMP ");
        }
      }
    }
    return changed.toString();
  }

  private static boolean isPersistentWithoutDataset(StatementSyntax statement) {
    return switch (statement) {
      case CreateTableSyntax s -> isPersistent(s.mode(), s.name());
      case CreateViewSyntax s -> isPersistent(s.mode(), s.name());
      case CreateFunctionSyntax s -> isPersistent(s.mode(), s.name());
      case CreateTableFunctionSyntax s -> isPersistent(s.mode(), s.name());
      default -> false;
    };
  }

  private static boolean isPersistent(CreateMode mode, PathSyntax name) {
    return !mode.temporary() && name.objectNames().size() == 1;
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

  /// The datasets of tables that the texts make, without those that they make themselves.
  static Set<String> datasets(List<String> texts) {
    Set<String> datasets = new LinkedHashSet<>();
    Set<String> made = new HashSet<>();
    for (String text : texts) {
      for (StatementSyntax statement : parse(text)) {
        if (statement instanceof CreateSchemaSyntax create) {
          made.add(create.name().objectNames().getLast());
        } else if (statement instanceof CreateTableSyntax create
            && create.name().objectNames().size() > 1) {
          List<String> names = create.name().objectNames();
          datasets.add(names.get(names.size() - 2));
        }
      }
    }
    datasets.removeAll(made);
    return datasets;
  }

  /// Reads a text as statements, or as one expression.
  ///
  /// @throws LakebirdException why it is not statements
  static void checkSyntax(String text) {
    try {
      SqlParser.parse(text);
    } catch (LakebirdException e) {
      if (e.code() != ErrorCode.SYNTAX_ERROR || !isExpression(text)) {
        throw e;
      }
    }
  }

  private static boolean isExpression(String text) {
    try {
      SqlParser.parseExpression(text);
      return true;
    } catch (LakebirdException e) {
      return false;
    }
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
