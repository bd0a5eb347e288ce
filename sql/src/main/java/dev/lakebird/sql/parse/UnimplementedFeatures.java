package dev.lakebird.sql.parse;

import dev.lakebird.foundation.LakebirdException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/// Documented statements and clauses that the grammar does not have: a syntax error inside one of them names it.
final class UnimplementedFeatures {
  /// The words that open each; words that may stand between them, such as OR REPLACE, are passed over.
  private static final List<String> OPENINGS =
      List.of(
          "ALTER BI_CAPACITY",
          "ALTER CAPACITY",
          "ALTER MODEL",
          "ALTER ORGANIZATION",
          "ALTER PROJECT",
          "ALTER RESERVATION",
          "ALTER VECTOR INDEX",
          "CREATE ASSIGNMENT",
          "CREATE CAPACITY",
          "CREATE CONNECTION",
          "CREATE CONSTANT",
          "CREATE EXTERNAL TABLE",
          "CREATE INDEX",
          "CREATE MODEL",
          "CREATE PROPERTY GRAPH",
          "CREATE RESERVATION",
          "CREATE ROW ACCESS POLICY",
          "CREATE SEARCH INDEX",
          "CREATE SNAPSHOT TABLE",
          "CREATE UNIQUE INDEX",
          "CREATE VECTOR INDEX",
          "DESCRIBE",
          "DROP ALL ROW ACCESS POLICIES",
          "DROP ASSIGNMENT",
          "DROP CAPACITY",
          "DROP INDEX",
          "DROP MODEL",
          "DROP PROPERTY GRAPH",
          "DROP RESERVATION",
          "DROP ROW ACCESS POLICY",
          "DROP SEARCH INDEX",
          "DROP VECTOR INDEX",
          "EXPORT MODEL",
          "GRANT",
          "REVOKE",
          "SHOW",
          "UNDROP SCHEMA");

  /// Words behind which a clause begins that is not here.
  private static final Set<String> CLAUSES = Set.of("GRAPH_TABLE", "LATERAL");

  /// Pipe operators that are documented and not here.
  private static final Set<String> PIPE_OPERATORS =
      Set.of(
          "ASSERT",
          "CREATE",
          "DESCRIBE",
          "EXPORT",
          "FINISH",
          "FORK",
          "IF",
          "INSERT",
          "LOG",
          "RECURSIVE",
          "STATIC_DESCRIBE",
          "TEE",
          "WINDOW");

  private static final int OPENING_WORDS_MAX = 8;

  private UnimplementedFeatures() {}

  /// The failure that names the statement or clause in which `offending` stands, where it is one of these.
  static Optional<LakebirdException> find(CommonTokenStream tokens, Token offending) {
    return clause(tokens, offending)
        .or(() -> pipeOperator(tokens, offending))
        .or(() -> statement(tokens, offending));
  }

  private static Optional<LakebirdException> clause(CommonTokenStream tokens, Token offending) {
    int index = offending.getTokenIndex();
    for (var token : tokens.getTokens().subList(Math.max(0, index - 1), index + 1)) {
      var word = token.getText().toUpperCase(Locale.ROOT);
      if (CLAUSES.contains(word)) {
        return Optional.of(LakebirdException.unimplemented(word).at(SourceText.position(token)));
      }
    }
    return Optional.empty();
  }

  private static Optional<LakebirdException> pipeOperator(
      CommonTokenStream tokens, Token offending) {
    int index = offending.getTokenIndex();
    var word = offending.getText().toUpperCase(Locale.ROOT);
    return index > 0
            && tokens.get(index - 1).getType() == GoogleSqlLexer.PIPE
            && PIPE_OPERATORS.contains(word)
        ? Optional.of(
            LakebirdException.unimplemented("The pipe operator " + word)
                .at(SourceText.position(offending)))
        : Optional.empty();
  }

  private static Optional<LakebirdException> statement(CommonTokenStream tokens, Token offending) {
    int start = offending.getTokenIndex();
    while (start > 0 && tokens.get(start - 1).getType() != GoogleSqlLexer.SEMICOLON) {
      start--;
    }
    var first = tokens.get(start);
    var opening = opening(tokens, start);
    return OPENINGS.stream()
        .filter(known -> opening.equals(known) || opening.startsWith(known + " "))
        .findFirst()
        .map(known -> LakebirdException.unimplemented(known))
        .map(failure -> failure.at(SourceText.position(first)));
  }

  private static String opening(CommonTokenStream tokens, int start) {
    var words = new StringBuilder();
    for (int i = start; i < tokens.size() && i < start + OPENING_WORDS_MAX; i++) {
      switch (tokens.get(i).getType()) {
        case GoogleSqlLexer.OR,
            GoogleSqlLexer.REPLACE,
            GoogleSqlLexer.TEMP,
            GoogleSqlLexer.TEMPORARY -> {}
        default ->
            words
                .append(words.isEmpty() ? "" : " ")
                .append(tokens.get(i).getText().toUpperCase(Locale.ROOT));
      }
    }
    return words.toString();
  }
}
