package dev.lakebird.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.Syntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts and what they parse to, from the resources `expressions.txt` and `statements.txt`: a line of text, and below
/// it the outline of its tree, or its error after `!!`.
class SyntaxShapeTest {
  record Shape(String text, String expected) {
    @Override
    public String toString() {
      return text;
    }
  }

  static List<Shape> expressions() throws IOException {
    return shapes("expressions.txt");
  }

  static List<Shape> statements() throws IOException {
    return shapes("statements.txt");
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void expressionsParse(Shape shape) {
    assertThat(outline(shape.text(), SqlParser::parseExpression)).isEqualTo(shape.expected());
  }

  @ParameterizedTest
  @MethodSource("statements")
  void statementsParse(Shape shape) {
    assertThat(outline(shape.text(), SqlParser::parse)).isEqualTo(shape.expected());
  }

  @ParameterizedTest
  @MethodSource({"expressions", "statements"})
  void theTextOfEachSpanParsesToItsExpression(Shape shape) throws IOException {
    if (shape.expected().startsWith("!!")) {
      return;
    }
    Object tree =
        expressions().contains(shape)
            ? SqlParser.parseExpression(shape.text())
            : SqlParser.parse(shape.text());
    var found = new ArrayList<Syntax>();
    SyntaxOutline.expressions(tree, found::add);
    for (var expression : found) {
      if (expression instanceof PathSyntax) {
        continue; // the name of a table or function, perhaps, which is no expression
      }
      var text = expression.span().textOf(shape.text());
      assertThat(uncounted(outline(text, SqlParser::parseExpression)))
          .as(text)
          .isEqualTo(uncounted("=> " + SyntaxOutline.of(expression)));
    }
  }

  private static String uncounted(String outline) {
    return outline.replaceAll("PositionalParameter.[0-9]+", "PositionalParameter(");
  }

  private static String outline(String text, Function<String, Object> parse) {
    try {
      return "=> " + SyntaxOutline.of(parse.apply(text)).replace("\n", "\\n");
    } catch (LakebirdException e) {
      return "!! " + e.describe();
    }
  }

  private static List<Shape> shapes(String resource) throws IOException {
    try (var in = SyntaxShapeTest.class.getResourceAsStream(resource)) {
      var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return Stream.iterate(0, i -> i + 1 < lines.size(), i -> i + 2)
          .map(i -> new Shape(lines.get(i), lines.get(i + 1).strip()))
          .toList();
    }
  }
}
