package dev.lakebird.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.sql.syntax.BinaryOperator;
import dev.lakebird.sql.syntax.BinarySyntax;
import dev.lakebird.sql.syntax.LogicalSyntax;
import dev.lakebird.sql.syntax.QueryStatementSyntax;
import dev.lakebird.sql.syntax.SelectExpressionSyntax;
import dev.lakebird.sql.syntax.SelectSyntax;
import dev.lakebird.sql.syntax.SetOperationSyntax;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlParserTest {
  @Test
  void separatesStatementsAndKeepsTheirText() {
    var text = "SELECT 'a;b' ;;\n -- nothing; here\n DROP TABLE t;";
    var statements = SqlParser.parse(text);
    assertThat(statements).hasSize(2);
    assertThat(statements.getFirst().span().textOf(text)).isEqualTo("SELECT 'a;b'");
    assertThat(statements.getLast().span().textOf(text)).isEqualTo("DROP TABLE t");
    assertThat(statements.getLast().span().start()).isEqualTo(new SourcePosition(3, 2));
    assertThat(SqlParser.parse(" ; ; ")).isEmpty();
  }

  @Test
  void countsColumnsInCodePointsAndOffsetsInUnits() {
    var text = "SELECT '\uD83D\uDC26', x";
    var select = select(text);
    var item = select.items().getLast();
    assertThat(item.span().start()).isEqualTo(new SourcePosition(1, 13));
    assertThat(item.span().textOf(text)).isEqualTo("x");
  }

  @Test
  void longChainsStayFlat() {
    int count = 20_000;
    var conjunction = String.join(" AND ", Collections.nCopies(count, "a = 1"));
    var expression = (LogicalSyntax) SqlParser.parseExpression(conjunction);
    assertThat(expression.operands()).hasSize(count);

    var union = String.join(" UNION ALL ", Collections.nCopies(count, "SELECT 1"));
    var query = ((QueryStatementSyntax) SqlParser.parse(union).getFirst()).query();
    assertThat(((SetOperationSyntax) query.body()).inputs()).hasSize(count);
  }

  @Test
  void arithmeticChainsLeanLeftAndHaveALimit() {
    var chain = String.join(" + ", Collections.nCopies(1_001, "1"));
    var sum = (BinarySyntax) SqlParser.parseExpression(chain);
    assertThat(sum.operator()).isEqualTo(BinaryOperator.ADD);
    assertThat(sum.left()).isInstanceOf(BinarySyntax.class);
    assertLimit("SELECT " + chain + " + 1");
    assertLimit("SELECT a" + "[0]".repeat(1_001));
    assertLimit("SELECT * FROM t" + " CROSS JOIN u".repeat(1_001));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "SELECT ! ( ! 1 ! )",
        "SELECT ! NOT ! x ! ''",
        "SELECT ! - ! x ! ''",
        "SELECT ! [ ! 1 ! ]",
        "SELECT ! f( ! 1 ! )",
        "SELECT ! IF(a, b, ! 1 ! )",
        "SELECT ! (SELECT ! 1 ! )",
        "SELECT ! CASE WHEN ! x ! THEN 1 END",
        "SELECT CAST(1 AS ! ARRAY<STRUCT<a ! INT64 ! >>",
        "SELECT * FROM ! ( ! t ! )",
        "SELECT * FROM ! (SELECT * FROM ! t ! )",
        "'' ! BEGIN ! SELECT 1 ! ; END",
        "'' ! EXPLAIN ! SELECT 1 ! ''",
        "SELECT 1 = ! NOT ! x ! ''",
        "SELECT ! INTERVAL ! 1 ! DAY",
        "SELECT ! a[ ! 1 ! ]",
        "SELECT ! 1 IN ( ! 1 ! )",
        "SELECT ! a + (b * ! 1 ! )",
        "SELECT 1 FROM t GROUP BY ! GROUPING SETS( ! a ! )",
      })
  void deepNestingIsALimitAndNotTheEndOfTheStack(
      String start, String head, String leaf, String tail) {
    var opening = head + " ";
    for (int depth : new int[] {600, 20_000}) {
      assertLimit(start + " " + opening.repeat(depth) + leaf + (" " + tail).repeat(depth));
      assertLimit(start + " " + opening.repeat(depth));
    }
  }

  @Test
  void nestingBelowTheLimitParses() {
    assertThat(SqlParser.parse("SELECT " + "(".repeat(240) + "1" + ")".repeat(240))).hasSize(1);
    assertThat(SqlParser.parse("SELECT " + "f(".repeat(240) + "1" + ")".repeat(240))).hasSize(1);
    assertThat(SqlParser.parse("SELECT " + "(SELECT ".repeat(110) + "1" + ")".repeat(110)))
        .hasSize(1);
    assertThat(
            SqlParser.parse("SELECT * FROM " + "(".repeat(110) + "a JOIN b ON x" + ")".repeat(110)))
        .hasSize(1);
  }

  @Test
  void aStatementHasALengthLimit() {
    var long1 = "SELECT '" + "x".repeat(1 << 20) + "'";
    assertLimit(long1);
    var many = ("SELECT '" + "x".repeat(1 << 19) + "';").repeat(4);
    assertThat(SqlParser.parse(many)).hasSize(4);
  }

  @Test
  void missingPipeOperatorIsNamed() {
    var failure =
        catchThrowableOfType(LakebirdException.class, () -> SqlParser.parse("FROM t |> TEE"));
    assertThat(failure.code()).isEqualTo(ErrorCode.UNIMPLEMENTED);
    assertThat(failure.describe()).isEqualTo("The pipe operator TEE is not implemented at [1:11]");
  }

  private static void assertLimit(String text) {
    var failure = catchThrowableOfType(LakebirdException.class, () -> SqlParser.parse(text));
    assertThat(failure).isNotNull();
    assertThat(failure.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    assertThat(failure.getCause()).isNull();
  }

  private static SelectSyntax select(String text) {
    var query = ((QueryStatementSyntax) SqlParser.parse(text).getFirst()).query();
    var select = (SelectSyntax) query.body();
    assertThat(select.items()).allMatch(item -> item instanceof SelectExpressionSyntax);
    return select;
  }
}
