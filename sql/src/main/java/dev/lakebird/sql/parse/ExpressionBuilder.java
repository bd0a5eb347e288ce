package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.BinaryOperandContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CallOperandContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ChainedCallOperandContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ConjunctionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ExpressionContext;
import dev.lakebird.sql.parse.GoogleSqlParser.FieldOperandContext;
import dev.lakebird.sql.parse.GoogleSqlParser.NamePrimaryContext;
import dev.lakebird.sql.parse.GoogleSqlParser.NegationContext;
import dev.lakebird.sql.parse.GoogleSqlParser.OperandContext;
import dev.lakebird.sql.parse.GoogleSqlParser.PrimaryOperandContext;
import dev.lakebird.sql.parse.GoogleSqlParser.SubscriptOperandContext;
import dev.lakebird.sql.parse.GoogleSqlParser.UnaryOperandContext;
import dev.lakebird.sql.syntax.ArgumentSyntax;
import dev.lakebird.sql.syntax.BinaryOperator;
import dev.lakebird.sql.syntax.BinarySyntax;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FieldAccessSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.LogicalOperator;
import dev.lakebird.sql.syntax.LogicalSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.SubscriptMode;
import dev.lakebird.sql.syntax.SubscriptSyntax;
import dev.lakebird.sql.syntax.UnaryOperator;
import dev.lakebird.sql.syntax.UnarySyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Operators: the logical connectives, arithmetic, and what follows a value (fields, subscripts, calls). Chains are
/// walked in a loop, since they may be far longer than nesting may be deep.
final class ExpressionBuilder {
  private final SyntaxBuilders builders;

  ExpressionBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  @Nullable ExpressionSyntax optional(@Nullable ExpressionContext context) {
    return context == null ? null : expression(context);
  }

  List<ExpressionSyntax> expressions(List<ExpressionContext> contexts) {
    return each(contexts, this::expression);
  }

  ExpressionSyntax expression(ExpressionContext context) {
    var operands = context.conjunction();
    if (operands.size() == 1) {
      return conjunction(operands.getFirst());
    }
    return new LogicalSyntax(
        builders.source.span(context), LogicalOperator.OR, each(operands, this::conjunction));
  }

  private ExpressionSyntax conjunction(ConjunctionContext context) {
    var operands = context.negation();
    if (operands.size() == 1) {
      return negation(operands.getFirst());
    }
    return new LogicalSyntax(
        builders.source.span(context), LogicalOperator.AND, each(operands, this::negation));
  }

  private ExpressionSyntax negation(NegationContext context) {
    if (context.negation() == null) {
      return builders.comparisons.comparison(context.comparison());
    }
    return new UnarySyntax(
        builders.source.span(context), UnaryOperator.NOT, negation(context.negation()));
  }

  /// An operand with all that leans on it to the left: built from the innermost outwards.
  ExpressionSyntax operand(OperandContext context) {
    var links = new ArrayList<OperandContext>();
    var innermost = context;
    for (var left = left(innermost); left != null; left = left(innermost)) {
      links.add(innermost);
      innermost = left;
    }
    builders.checkChain(links.size(), SourceText.position(context.getStart()));
    int next = links.size() - 1;
    ExpressionSyntax result;
    boolean path = isName(innermost);
    if (path) {
      var names = new ArrayList<IdentifierSyntax>();
      names.add(builders.names.identifier(name(innermost)));
      for (; next >= 0 && links.get(next) instanceof FieldOperandContext field; next--) {
        names.add(builders.names.identifier(field.identifier()));
      }
      result = new PathSyntax(names.getFirst().span().to(names.getLast().span()), names);
    } else {
      result = innermost(innermost);
    }
    for (; next >= 0; next--) {
      var link = links.get(next);
      if (!path
          && next > 0
          && link instanceof FieldOperandContext field
          && links.get(next - 1) instanceof CallOperandContext call) {
        result = chainedCall(result, field, call);
        next--;
      } else {
        result = link(result, path, link);
      }
      path = false;
    }
    return result;
  }

  /// `(base).function(arguments)`: the base is the first argument.
  private ExpressionSyntax chainedCall(
      ExpressionSyntax base, FieldOperandContext name, CallOperandContext call) {
    var function = builders.names.identifier(name.identifier());
    return CallBuilder.chained(
        base,
        builders.calls.call(
            builders.source.span(call),
            new PathSyntax(function.span(), List.of(function)),
            call.callArguments(),
            call.overClause()));
  }

  private static @Nullable OperandContext left(OperandContext context) {
    return switch (context) {
      case FieldOperandContext c -> c.operand();
      case SubscriptOperandContext c -> c.operand();
      case CallOperandContext c -> c.operand();
      case ChainedCallOperandContext c -> c.operand();
      case BinaryOperandContext c -> c.operand(0);
      default -> null;
    };
  }

  private static boolean isName(OperandContext context) {
    return context instanceof PrimaryOperandContext c && c.primary() instanceof NamePrimaryContext;
  }

  private static GoogleSqlParser.IdentifierContext name(OperandContext context) {
    if (context instanceof PrimaryOperandContext c
        && c.primary() instanceof NamePrimaryContext name) {
      return name.identifier();
    }
    throw SyntaxBuilders.unknownForm(context);
  }

  private ExpressionSyntax innermost(OperandContext context) {
    return switch (context) {
      case PrimaryOperandContext c -> builders.primaries.primary(c.primary());
      case UnaryOperandContext c ->
          new UnarySyntax(builders.source.span(c), unaryOperator(c.prefix), operand(c.operand()));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private ExpressionSyntax link(ExpressionSyntax left, boolean path, OperandContext context) {
    var span = builders.source.span(context);
    return switch (context) {
      case FieldOperandContext c ->
          new FieldAccessSyntax(span, left, builders.names.identifier(c.identifier()));
      case SubscriptOperandContext c -> subscript(left, c);
      case CallOperandContext c -> {
        if (!path || !(left instanceof PathSyntax function)) {
          throw SyntaxErrors.unexpected(c.LPAREN().getSymbol());
        }
        yield builders.calls.call(span, function, c.callArguments(), c.overClause());
      }
      case ChainedCallOperandContext c ->
          CallBuilder.chained(
              left,
              builders.calls.call(
                  span, builders.names.path(c.columnPath()), c.callArguments(), c.overClause()));
      case BinaryOperandContext c ->
          new BinarySyntax(
              span, binaryOperator(c), SourceText.position(c.infix), left, operand(c.operand(1)));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private SubscriptSyntax subscript(ExpressionSyntax base, SubscriptOperandContext context) {
    var span = builders.source.span(context);
    var index = expression(context.expression());
    if (index instanceof CallSyntax call
        && call.function().parts().size() == 1
        && !call.function().parts().getFirst().quoted()
        && call.arguments().size() == 1
        && call.arguments().getFirst() instanceof ArgumentSyntax.Value(var at, var name, var value)
        && name == null) {
      var mode = subscriptMode(call.function().parts().getFirst().name());
      if (mode != SubscriptMode.PLAIN) {
        return new SubscriptSyntax(span, base, mode, value);
      }
    }
    return new SubscriptSyntax(span, base, SubscriptMode.PLAIN, index);
  }

  private static SubscriptMode subscriptMode(String function) {
    return switch (function.toUpperCase(Locale.ROOT)) {
      case "OFFSET" -> SubscriptMode.OFFSET;
      case "ORDINAL" -> SubscriptMode.ORDINAL;
      case "SAFE_OFFSET" -> SubscriptMode.SAFE_OFFSET;
      case "SAFE_ORDINAL" -> SubscriptMode.SAFE_ORDINAL;
      default -> SubscriptMode.PLAIN;
    };
  }

  private static UnaryOperator unaryOperator(Token token) {
    return switch (token.getType()) {
      case GoogleSqlLexer.PLUS -> UnaryOperator.PLUS;
      case GoogleSqlLexer.MINUS -> UnaryOperator.MINUS;
      case GoogleSqlLexer.TILDE -> UnaryOperator.BITWISE_NOT;
      default -> throw SyntaxErrors.unexpected(token);
    };
  }

  private static BinaryOperator binaryOperator(BinaryOperandContext context) {
    var token = context.infix;
    return switch (token.getType()) {
      case GoogleSqlLexer.STAR -> BinaryOperator.MULTIPLY;
      case GoogleSqlLexer.SLASH -> BinaryOperator.DIVIDE;
      case GoogleSqlLexer.CONCAT -> BinaryOperator.CONCAT;
      case GoogleSqlLexer.PLUS -> BinaryOperator.ADD;
      case GoogleSqlLexer.MINUS -> BinaryOperator.SUBTRACT;
      case GoogleSqlLexer.AMPERSAND -> BinaryOperator.BITWISE_AND;
      case GoogleSqlLexer.CARET -> BinaryOperator.BITWISE_XOR;
      case GoogleSqlLexer.BAR -> BinaryOperator.BITWISE_OR;
      case GoogleSqlLexer.LESS -> {
        checkTouch(token, context.LESS(1).getSymbol());
        yield BinaryOperator.SHIFT_LEFT;
      }
      case GoogleSqlLexer.GREATER -> {
        checkTouch(token, context.GREATER(1).getSymbol());
        yield BinaryOperator.SHIFT_RIGHT;
      }
      default -> throw SyntaxErrors.unexpected(token);
    };
  }

  private static void checkTouch(Token first, Token second) {
    if (first.getStopIndex() + 1 != second.getStartIndex()) {
      throw SyntaxErrors.unexpected(second);
    }
  }
}
