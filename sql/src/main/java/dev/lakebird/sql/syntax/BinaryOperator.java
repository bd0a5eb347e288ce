package dev.lakebird.sql.syntax;

/// Infix operators other than AND and OR, with the symbol they are written with.
public enum BinaryOperator {
  MULTIPLY("*"),
  DIVIDE("/"),
  CONCAT("||"),
  ADD("+"),
  SUBTRACT("-"),
  SHIFT_LEFT("<<"),
  SHIFT_RIGHT(">>"),
  BITWISE_AND("&"),
  BITWISE_XOR("^"),
  BITWISE_OR("|"),
  EQUAL("="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">=");

  private final String symbol;

  BinaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /// As it is written and as messages print it.
  public String symbol() {
    return symbol;
  }
}
