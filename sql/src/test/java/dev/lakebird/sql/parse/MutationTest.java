package dev.lakebird.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.junit.jupiter.api.Test;

/// Statements with tokens dropped, doubled, exchanged and borrowed from others: each parses or is refused with a place.
class MutationTest {
  private static final Set<ErrorCode> REFUSALS =
      EnumSet.of(ErrorCode.SYNTAX_ERROR, ErrorCode.UNIMPLEMENTED, ErrorCode.LIMIT_EXCEEDED);

  @Test
  void brokenStatementsAreRefusedWithAPlace() throws IOException {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    var corpus = new ArrayList<List<String>>();
    for (var shape : SyntaxShapeTest.statements()) {
      corpus.add(tokens(shape.text()));
    }
    for (var shape : SyntaxShapeTest.expressions()) {
      corpus.add(tokens("SELECT " + shape.text()));
    }
    for (int i = 0; i < 4_000; i++) {
      var text = mutate(corpus, random);
      try {
        SqlParser.parse(text);
      } catch (LakebirdException e) {
        assertThat(e.code()).as("seed %d: %s", seed, text).isIn(REFUSALS);
        assertThat(e.position()).as("seed %d: %s", seed, text).isPresent();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + text, e);
      }
    }
  }

  private static List<String> tokens(String text) {
    var lexer = new GoogleSqlLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    var tokens = new ArrayList<String>();
    lexer.getAllTokens().forEach(token -> tokens.add(token.getText()));
    return tokens;
  }

  private static String mutate(List<List<String>> corpus, Random random) {
    var tokens = new ArrayList<>(corpus.get(random.nextInt(corpus.size())));
    for (int count = 1 + random.nextInt(3); count > 0 && !tokens.isEmpty(); count--) {
      int at = random.nextInt(tokens.size());
      switch (random.nextInt(5)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, tokens.get(at));
        case 2 -> Collections.swap(tokens, at, random.nextInt(tokens.size()));
        case 3 -> tokens.subList(at, tokens.size()).clear();
        default -> {
          var other = corpus.get(random.nextInt(corpus.size()));
          tokens.add(at, other.get(random.nextInt(other.size())));
        }
      }
    }
    return String.join(random.nextInt(4) == 0 ? "" : " ", tokens);
  }
}
