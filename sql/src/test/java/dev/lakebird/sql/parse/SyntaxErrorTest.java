package dev.lakebird.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SELECT FROM t | Unexpected keyword FROM at [1:8]",
        "SELECT 1 FROM t AS a b | Expected end of input but got identifier \"b\" at [1:22]",
        "SELECT | Unexpected end of script at [1:7]",
        "SELECT (1 2) | Expected \")\" but got integer literal \"2\" at [1:11]",
        "SELECT [1 2] | Expected \"]\" but got integer literal \"2\" at [1:11]",
        "SELECT 'abc | Unclosed string literal at [1:8]",
        "SELECT b'abc | Unclosed bytes literal at [1:8]",
        "SELECT '''abc | Unclosed triple-quoted string literal at [1:8]",
        "SELECT `abc | Unclosed identifier literal at [1:8]",
        "SELECT 1 /* abc | Unclosed comment at [1:10]",
        "SELECT 'a\\qb' | Illegal escape sequence: \\q at [1:10]",
        "SELECT '\\x4' | Illegal escape sequence: Hex escape must be followed by 2 hex digits but saw: \\x4 at [1:9]",
        "SELECT '\\uD800' | Illegal escape sequence: Unicode value \\uD800 is invalid at [1:9]",
        "SELECT b'\\u0041' | Illegal escape sequence: Unicode escape sequence \\u cannot be used in bytes literals at [1:10]",
        "SELECT 123abc | Missing whitespace between literal and alias at [1:8]",
        "SELECT $1 | Illegal input character \"$\" at [1:8]",
        "SELECT 1 < 2 < 3 | Expected end of input but got \"<\" at [1:14]",
        "SELECT 1 AS select | Unexpected keyword SELECT at [1:13]",
        "SELECT `` | Invalid empty identifier at [1:8]",
        "SELECT * FROM a - b.c | Unexpected \"-\" at [1:17]",
        "SELECT 1 UNION ALL SELECT 2 EXCEPT DISTINCT SELECT 3 | Different set operations cannot be used in the same query without using parentheses for grouping at [1:29]",
        "SELECT a FROM t GROUP a | Expected keyword BY but got identifier \"a\" at [1:23]",
        "SELECT * FORM t | Expected end of input but got identifier \"FORM\" at [1:10]",
        "SELECT COUNT(* FROM t | Expected \")\" but got keyword FROM at [1:16]",
        "SELEC 1 | Unexpected identifier \"SELEC\" at [1:1]",
        "DROP TABLE | Unexpected end of script at [1:11]",
      })
  void saysWhatAndWhere(String text, String message) {
    assertThat(failure(text).describe()).isEqualTo("Syntax error: " + message);
    assertThat(failure(text).code()).isEqualTo(ErrorCode.SYNTAX_ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1; CREATE MODEL m AS SELECT 1 | CREATE MODEL is not implemented at [1:11]",
        "CREATE OR REPLACE SEARCH INDEX i ON t(a) | CREATE SEARCH INDEX is not implemented at [1:1]",
        "GRANT a ON b TO c | GRANT is not implemented at [1:1]",
      })
  void namesWhatIsNotHereYet(String text, String message) {
    assertThat(failure(text).describe()).isEqualTo(message);
    assertThat(failure(text).code()).isEqualTo(ErrorCode.UNIMPLEMENTED);
  }

  private static LakebirdException failure(String text) {
    return catchThrowableOfType(LakebirdException.class, () -> SqlParser.parse(text));
  }
}
