package dev.lakebird.sql.parse;

import dev.lakebird.sql.parse.GoogleSqlParser.CommaStepContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ConditionStepContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CrossStepContext;
import dev.lakebird.sql.parse.GoogleSqlParser.FromItemContext;
import dev.lakebird.sql.parse.GoogleSqlParser.JoinConditionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.JoinStepContext;
import dev.lakebird.sql.syntax.FromItemSyntax;
import dev.lakebird.sql.syntax.JoinKind;
import dev.lakebird.sql.syntax.JoinSyntax;
import dev.lakebird.sql.syntax.PipedInputSyntax;
import java.util.ArrayDeque;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Chains of joins, after "Sequences of JOINs" of the query syntax reference: they group from left to right, commas
/// too, unless several conditions follow one table (`A JOIN B JOIN C ON x ON y`), which close the innermost join first.
final class JoinBuilder {
  private final SyntaxBuilders builders;
  private final FromBuilder from;

  JoinBuilder(SyntaxBuilders builders, FromBuilder from) {
    this.builders = builders;
    this.from = from;
  }

  /// An item with the tokens it stands between, parentheses included.
  private record Operand(FromItemSyntax item, Token start, Token stop) {}

  FromItemSyntax join(FromItemContext context) {
    var primary = context.fromPrimary();
    var first = new Operand(from.primary(primary), primary.getStart(), primary.getStop());
    var steps = context.joinStep();
    checkAfterComma(steps);
    builders.checkChain(steps.size(), SourceText.position(context.getStart()));
    return steps.stream().anyMatch(step -> conditions(step).size() > 1)
        ? nested(first, steps)
        : leftToRight(first, steps);
  }

  /// The join of a pipe's input, which takes one condition.
  FromItemSyntax piped(PipedInputSyntax input, JoinStepContext step) {
    var conditions = conditions(step);
    if (step instanceof CommaStepContext || conditions.size() > 1) {
      throw SyntaxErrors.unexpected(
          conditions.size() > 1 ? conditions.get(1).getStart() : step.getStart());
    }
    var left = new Operand(input, step.getStart(), step.getStart());
    return combine(
            kind(step), left, right(step), conditions.isEmpty() ? null : conditions.getFirst())
        .item();
  }

  private FromItemSyntax leftToRight(Operand first, List<JoinStepContext> steps) {
    var result = first;
    for (var step : steps) {
      var conditions = conditions(step);
      result =
          combine(
              kind(step), result, right(step), conditions.isEmpty() ? null : conditions.getFirst());
    }
    return result.item();
  }

  private FromItemSyntax nested(Operand first, List<JoinStepContext> steps) {
    var operands = new ArrayDeque<Operand>();
    var open = new ArrayDeque<JoinKind>();
    operands.push(first);
    for (var step : steps) {
      operands.push(right(step));
      open.push(kind(step));
      if (!(step instanceof ConditionStepContext)) {
        close(operands, open, null);
      }
      for (var condition : conditions(step)) {
        if (open.isEmpty()) {
          throw SyntaxErrors.at(
              SourceText.position(condition.getStart()),
              "There are more join conditions than joins. Unexpected "
                  + SyntaxErrors.describe(condition.getStart()));
        }
        close(operands, open, condition);
      }
    }
    while (!open.isEmpty()) {
      close(operands, open, null);
    }
    return operands.pop().item();
  }

  private void close(
      ArrayDeque<Operand> operands,
      ArrayDeque<JoinKind> open,
      @Nullable JoinConditionContext condition) {
    var right = operands.pop();
    var left = operands.pop();
    operands.push(combine(open.pop(), left, right, condition));
  }

  private Operand combine(
      JoinKind kind, Operand left, Operand right, @Nullable JoinConditionContext condition) {
    var stop = condition == null ? right.stop() : condition.getStop();
    var join =
        new JoinSyntax(
            builders.source.span(left.start(), stop),
            kind,
            left.item(),
            right.item(),
            condition == null ? null : builders.expressions.optional(condition.expression()),
            condition == null ? List.of() : builders.names.list(condition.identifierList()));
    return new Operand(join, left.start(), stop);
  }

  private Operand right(JoinStepContext step) {
    var primary =
        switch (step) {
          case CommaStepContext c -> c.fromPrimary();
          case CrossStepContext c -> c.fromPrimary();
          case ConditionStepContext c -> c.fromPrimary();
          default -> throw SyntaxBuilders.unknownForm(step);
        };
    return new Operand(from.primary(primary), primary.getStart(), primary.getStop());
  }

  private static List<JoinConditionContext> conditions(JoinStepContext step) {
    return step instanceof ConditionStepContext c ? c.joinCondition() : List.of();
  }

  private static JoinKind kind(JoinStepContext step) {
    return switch (step) {
      case CommaStepContext c -> JoinKind.COMMA;
      case CrossStepContext c -> JoinKind.CROSS;
      case ConditionStepContext c when c.LEFT() != null -> JoinKind.LEFT;
      case ConditionStepContext c when c.RIGHT() != null -> JoinKind.RIGHT;
      case ConditionStepContext c when c.FULL() != null -> JoinKind.FULL;
      default -> JoinKind.INNER;
    };
  }

  private static void checkAfterComma(List<JoinStepContext> steps) {
    boolean comma = false;
    for (var step : steps) {
      var kind = kind(step);
      if (comma && (kind == JoinKind.RIGHT || kind == JoinKind.FULL)) {
        throw SyntaxErrors.at(
            SourceText.position(step.getStart()),
            kind
                + " JOIN must be parenthesized when following a comma join. Also, if the preceding"
                + " comma join is a correlated CROSS JOIN that unnests an array, then CROSS JOIN"
                + " syntax must be used in place of the comma join");
      }
      comma |= kind == JoinKind.COMMA;
    }
  }
}
