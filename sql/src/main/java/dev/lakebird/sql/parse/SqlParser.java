package dev.lakebird.sql.parse;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.StatementSyntax;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/// Reads GoogleSQL text into syntax trees. Stateless; safe for any number of threads.
///
/// Errors: `SYNTAX_ERROR` with the place of the first offending token, `LIMIT_EXCEEDED` past a limit of
/// [ParseLimits], `UNIMPLEMENTED` for documented statements and clauses that are not here yet, by name.
public final class SqlParser {
  /// About 40 MB.
  private static final int LOOKAHEAD_STATES_MAX = 10_000;

  private static final LearntLookahead LOOKAHEAD =
      new LearntLookahead(GoogleSqlParser._ATN, LOOKAHEAD_STATES_MAX);

  private SqlParser() {}

  /// The statements of a text, separated by semicolons; empty ones are left out. The text of a statement is
  /// `statement.span().textOf(text)`.
  public static List<StatementSyntax> parse(String text) {
    return parse(text, ParseLimits.DEFAULT);
  }

  /// As [#parse(String)], within the given limits.
  public static List<StatementSyntax> parse(String text, ParseLimits limits) {
    return build(
        text,
        limits,
        GoogleSqlParser::script,
        (builders, script) -> builders.statements.script(script));
  }

  /// One expression, and nothing behind it.
  public static ExpressionSyntax parseExpression(String text) {
    return build(
        text,
        ParseLimits.DEFAULT,
        GoogleSqlParser::singleExpression,
        (builders, single) -> builders.expressions.expression(single.expression()));
  }

  /// What turns a parse tree into syntax.
  private interface TreeReader<C, S> {
    S read(SyntaxBuilders builders, C tree);
  }

  private static <C extends ParserRuleContext, S> S build(
      String text, ParseLimits limits, Function<GoogleSqlParser, C> rule, TreeReader<C, S> reader) {
    try {
      var lexer = new GoogleSqlLexer(CharStreams.fromString(text));
      lexer.removeErrorListeners();
      var tokens = new CommonTokenStream(lexer);
      tokens.fill();
      TokenChecks.check(text, tokens, limits);
      var tree = tree(tokens, limits, rule);
      return reader.read(new SyntaxBuilders(new SourceText(text), limits), tree);
    } catch (StackOverflowError e) {
      throw new LakebirdException(
          ErrorCode.LIMIT_EXCEEDED, "The statement is nested too deeply for the stack", e);
    }
  }

  private static <C extends ParserRuleContext> C tree(
      CommonTokenStream tokens, ParseLimits limits, Function<GoogleSqlParser, C> rule) {
    var parser = new GoogleSqlParser(tokens);
    LOOKAHEAD.attach(parser);
    parser.limitNesting(limits.nestingDepthMax());
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    try {
      return rule.apply(parser);
    } catch (ParseCancellationException e) {
      parser.reset();
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    }
    try {
      return rule.apply(parser);
    } catch (ParseCancellationException e) {
      throw failure(tokens, e);
    }
  }

  private static LakebirdException failure(
      CommonTokenStream tokens, ParseCancellationException cancellation) {
    if (!(cancellation.getCause() instanceof RecognitionException recognition)) {
      return LakebirdException.internal("The parser stopped without a token");
    }
    return UnimplementedFeatures.find(tokens, recognition.getOffendingToken())
        .orElseGet(() -> SyntaxErrors.of(recognition));
  }
}
