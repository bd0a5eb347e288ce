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
import dev.lakebird.sql.syntax.SourceSpan;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
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

  FromItemSyntax join(FromItemContext context) {
    var first = from.primary(context.fromPrimary());
    var steps = context.joinStep();
    checkAfterComma(steps);
    return steps.stream().anyMatch(step -> conditions(step).size() > 1)
        ? nested(first, steps)
        : leftToRight(first, steps);
  }

  private FromItemSyntax leftToRight(FromItemSyntax first, List<JoinStepContext> steps) {
    var result = first;
    for (var step : steps) {
      var conditions = conditions(step);
      result =
          combine(
              kind(step), result, right(step), conditions.isEmpty() ? null : conditions.getFirst());
    }
    return result;
  }

  private FromItemSyntax nested(FromItemSyntax first, List<JoinStepContext> steps) {
    var items = new ArrayDeque<FromItemSyntax>();
    var open = new ArrayDeque<JoinKind>();
    items.push(first);
    for (var step : steps) {
      items.push(right(step));
      open.push(kind(step));
      if (!(step instanceof ConditionStepContext)) {
        close(items, open, null);
      }
      var conditions = conditions(step);
      for (var condition : conditions) {
        if (open.isEmpty()) {
          throw SyntaxErrors.at(
              SourceText.position(condition.getStart()),
              "There are more join conditions than joins. Unexpected keyword "
                  + condition.getStart().getText().toUpperCase(Locale.ROOT));
        }
        close(items, open, condition);
      }
    }
    while (!open.isEmpty()) {
      close(items, open, null);
    }
    return items.pop();
  }

  private void close(
      ArrayDeque<FromItemSyntax> items,
      ArrayDeque<JoinKind> open,
      @Nullable JoinConditionContext condition) {
    var right = items.pop();
    var left = items.pop();
    items.push(combine(open.pop(), left, right, condition));
  }

  private JoinSyntax combine(
      JoinKind kind,
      FromItemSyntax left,
      FromItemSyntax right,
      @Nullable JoinConditionContext condition) {
    var span = left.span().to(right.span());
    if (condition == null) {
      return new JoinSyntax(span, kind, left, right, null, List.of());
    }
    SourceSpan whole = span.to(builders.source.span(condition));
    return new JoinSyntax(
        whole,
        kind,
        left,
        right,
        builders.expressions.optional(condition.expression()),
        builders.names.list(condition.identifierList()));
  }

  private FromItemSyntax right(JoinStepContext step) {
    return from.primary(
        switch (step) {
          case CommaStepContext c -> c.fromPrimary();
          case CrossStepContext c -> c.fromPrimary();
          case ConditionStepContext c -> c.fromPrimary();
          default -> throw SyntaxBuilders.unknownForm(step);
        });
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
