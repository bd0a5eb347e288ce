package dev.lakebird.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

class LearntLookaheadTest {
  private static final int STATES_MAX = 50;

  private static void parse(LearntLookahead lookahead, String text) {
    var parser =
        new GoogleSqlParser(
            new CommonTokenStream(new GoogleSqlLexer(CharStreams.fromString(text))));
    lookahead.attach(parser);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    assertThat(parser.script()).isNotNull();
    assertThat(parser.getNumberOfSyntaxErrors()).isZero();
  }

  @Test
  void statesAreSharedAndForgottenPastTheirNumber() {
    var lookahead = new LearntLookahead(GoogleSqlParser._ATN, STATES_MAX);
    String common = "SELECT a, b + 1 AS c FROM t WHERE a IN (1, 2) ORDER BY c";
    parse(lookahead, common);
    int learnt = lookahead.states();
    assertThat(learnt).isPositive();
    parse(lookahead, common);
    assertThat(lookahead.states()).isEqualTo(learnt);

    boolean forgot = false;
    for (int i = 1; i < 20; i++) {
      int before = lookahead.states();
      parse(lookahead, statement(i));
      forgot |= lookahead.states() < before;
    }
    assertThat(forgot).isTrue();
    parse(lookahead, common);
    assertThat(lookahead.states()).isLessThan(STATES_MAX + learnt);
  }

  private static String statement(int i) {
    String condition = "CASE WHEN a" + " AND b".repeat(i) + " THEN 1 END";
    String joins = " JOIN u".repeat(i) + " USING (x)".repeat(i);
    return "SELECT " + "f(".repeat(i) + condition + ")".repeat(i) + " FROM t" + joins;
  }
}
