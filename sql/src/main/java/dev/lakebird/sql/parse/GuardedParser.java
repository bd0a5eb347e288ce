package dev.lakebird.sql.parse;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/// What the generated parser adds to its rules: names with dashes are one word, and nesting has a limit that comes
/// before the end of the stack.
abstract class GuardedParser extends Parser {
  private int depth;
  private int depthMax = Integer.MAX_VALUE;

  GuardedParser(TokenStream input) {
    super(input);
  }

  void limitNesting(int levels) {
    depthMax = levels;
  }

  /// Whether the token ahead, a dash, touches the tokens on both its sides.
  boolean dashJoins() {
    var tokens = getTokenStream();
    var dash = tokens.LT(1);
    return touch(tokens.LT(-1), dash) && touch(dash, tokens.LT(2));
  }

  private static boolean touch(Token first, Token second) {
    return first.getStopIndex() + 1 == second.getStartIndex();
  }

  @Override
  public void reset() {
    super.reset();
    depth = 0;
  }

  @Override
  public void enterRule(ParserRuleContext context, int state, int ruleIndex) {
    if (isLevel(ruleIndex, context.getParent())) {
      descend();
    }
    super.enterRule(context, state, ruleIndex);
  }

  @Override
  public void exitRule() {
    var context = getContext();
    if (isLevel(context.getRuleIndex(), context.getParent())) {
      depth--;
    }
    super.exitRule();
  }

  @Override
  public void enterRecursionRule(
      ParserRuleContext context, int state, int ruleIndex, int precedence) {
    if (isLevel(ruleIndex, context.getParent())) {
      descend();
    }
    super.enterRecursionRule(context, state, ruleIndex, precedence);
  }

  @Override
  public void unrollRecursionContexts(ParserRuleContext parent) {
    if (isLevel(GoogleSqlParser.RULE_operand, parent)) {
      depth--;
    }
    super.unrollRecursionContexts(parent);
  }

  private static boolean isLevel(int ruleIndex, @Nullable ParserRuleContext parent) {
    return switch (ruleIndex) {
      case GoogleSqlParser.RULE_expression,
          GoogleSqlParser.RULE_query,
          GoogleSqlParser.RULE_type,
          GoogleSqlParser.RULE_fromItem,
          GoogleSqlParser.RULE_statement,
          GoogleSqlParser.RULE_groupingItem ->
          true;
      case GoogleSqlParser.RULE_negation,
          GoogleSqlParser.RULE_comparand,
          GoogleSqlParser.RULE_operand ->
          parent != null && parent.getRuleIndex() == ruleIndex;
      default -> false;
    };
  }

  private void descend() {
    if (++depth > depthMax) {
      throw nestedTooDeeply(getCurrentToken(), depthMax);
    }
  }

  static LakebirdException nestedTooDeeply(Token token, int levels) {
    return new LakebirdException(
        ErrorCode.LIMIT_EXCEEDED,
        "The statement is nested more than " + levels + " levels deep",
        SourceText.position(token));
  }
}
