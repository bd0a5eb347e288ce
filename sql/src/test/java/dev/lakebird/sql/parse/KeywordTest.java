package dev.lakebird.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeywordTest {
  static Stream<String> reserved() {
    return words(GoogleSqlLexer.ALL, GoogleSqlLexer.WITHIN);
  }

  static Stream<String> others() {
    return words(GoogleSqlLexer.ADD, GoogleSqlLexer.ZONE);
  }

  private static Stream<String> words(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(GoogleSqlLexer.VOCABULARY::getSymbolicName);
  }

  @Test
  void theReservedOnesAreThoseOfTheReference() {
    assertThat(reserved()).hasSize(97).contains("GRAPH_TABLE", "QUALIFY").doesNotContain("DATE");
  }

  @ParameterizedTest
  @MethodSource("reserved")
  void aReservedKeywordIsANameOnlyInQuotesOrBehindADot(String word) {
    var failure =
        catchThrowableOfType(LakebirdException.class, () -> SqlParser.parse("SELECT 1 AS " + word));
    assertThat(failure.code()).isIn(ErrorCode.SYNTAX_ERROR, ErrorCode.UNIMPLEMENTED);
    for (var form :
        List.of("SELECT 1 AS `%s`", "SELECT a.%s", "SELECT @%s", "SELECT * FROM a.%s")) {
      assertParses(form.replace("%s", word.toLowerCase(Locale.ROOT)));
    }
  }

  @ParameterizedTest
  @MethodSource("others")
  void everyOtherKeywordIsAName(String word) {
    for (var form :
        List.of(
            "SELECT 1 %s",
            "SELECT 1 AS %s FROM %s AS %s",
            "SELECT * FROM t %s WHERE %s",
            "SELECT %s, %s + 1, %s.%s, %s(1), %s.%s(%s => %s) FROM %s.%s GROUP BY %s ORDER BY %s DESC",
            "SELECT * FROM (SELECT 1) %s JOIN u %s USING (%s)",
            "WITH %s AS (SELECT 1) SELECT %s.* FROM %s LIMIT 1",
            "SELECT f(x) OVER %s FROM t WINDOW %s AS (PARTITION BY %s)",
            "INSERT INTO %s (%s) SELECT %s FROM %s",
            "INSERT INTO %s (%s) VALUES (%s)",
            "UPDATE %s SET %s = %s WHERE %s",
            "DELETE %s WHERE %s",
            "CREATE TABLE %s (a INT64, %s INT64 OPTIONS (%s = 1))",
            "CREATE TABLE %s.%s AS SELECT STRUCT<%s INT64>(1).%s",
            "DROP TABLE IF EXISTS %s",
            "DECLARE %s INT64",
            "SET %s = 1",
            "SELECT CASE %s WHEN %s THEN %s ELSE %s END",
            "SELECT CAST(%s AS STRING), [%s], (%s), (%s, %s), -%s, NOT %s, %s IS NULL",
            "SELECT ARRAY_FILTER(a, %s -> %s)")) {
      assertParses(form.replace("%s", word.toLowerCase(Locale.ROOT)));
    }
  }

  private static void assertParses(String text) {
    assertThatCode(() -> SqlParser.parse(text)).as(text).doesNotThrowAnyException();
  }
}
