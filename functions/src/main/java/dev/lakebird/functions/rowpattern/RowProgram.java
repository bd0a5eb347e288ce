package dev.lakebird.functions.rowpattern;

import dev.lakebird.functions.adapter.RowErrors;
import java.util.ArrayList;
import java.util.List;

/// A pattern as instructions, made from its text: symbols by number in angle brackets (`<0>`), one
/// behind the other, `|`, parentheses, `^`, `$`, and quantifiers `{least,most}` or `{least,}`, with `?`
/// behind them where fewer are better. Repetitions are written out.
final class RowProgram {
  /// How many instructions a pattern may have.
  static final int INSTRUCTION_COUNT_MAX = 20_000;

  /// What an instruction does.
  enum Kind {
    /// Takes a row that is the symbol `first`, and goes on.
    ROW,
    /// Goes on at `first`, or else at `second`.
    FORK,
    /// Goes on at `first`.
    JUMP,
    /// Goes on before the first row alone.
    START,
    /// Goes on behind the last row alone.
    END,
    /// The pattern has matched.
    MATCH
  }

  record Instruction(Kind kind, int first, int second) {}

  private final String text;
  private final List<Instruction> instructions = new ArrayList<>();
  private int at;

  private RowProgram(String text) {
    this.text = text;
  }

  /// The instructions, of which the first begins and one is [Kind#MATCH].
  ///
  /// @throws dev.lakebird.foundation.LakebirdException INVALID_VALUE where there are too many
  static List<Instruction> of(String text) {
    var program = new RowProgram(text);
    program.choice();
    program.add(Kind.MATCH, 0, 0);
    return program.instructions;
  }

  private int add(Kind kind, int first, int second) {
    if (instructions.size() >= INSTRUCTION_COUNT_MAX) {
      throw RowErrors.invalid("The pattern of MATCH_RECOGNIZE is too large");
    }
    instructions.add(new Instruction(kind, first, second));
    return instructions.size() - 1;
  }

  private boolean isNext(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private void choice() {
    int fork = add(Kind.FORK, 0, 0);
    sequence();
    if (!isNext('|')) {
      instructions.set(fork, new Instruction(Kind.JUMP, fork + 1, 0));
      return;
    }
    int jump = add(Kind.JUMP, 0, 0);
    at++;
    instructions.set(fork, new Instruction(Kind.FORK, fork + 1, instructions.size()));
    choice();
    instructions.set(jump, new Instruction(Kind.JUMP, instructions.size(), 0));
  }

  private void sequence() {
    while (at < text.length() && !isNext('|') && !isNext(')')) {
      int start = at;
      int from = instructions.size();
      primary();
      if (isNext('{')) {
        instructions.subList(from, instructions.size()).clear();
        repeat(start, at);
      }
    }
  }

  private void primary() {
    char c = text.charAt(at++);
    switch (c) {
      case '^' -> add(Kind.START, 0, 0);
      case '$' -> add(Kind.END, 0, 0);
      case '(' -> {
        choice();
        at++;
      }
      default -> {
        int end = text.indexOf('>', at);
        add(Kind.ROW, Integer.parseInt(text.substring(at, end)), 0);
        at = end + 1;
      }
    }
  }

  /// Writes a part out as often as its quantifier says.
  private void repeat(int start, int brace) {
    int comma = text.indexOf(',', brace);
    int end = text.indexOf('}', brace);
    int least = Integer.parseInt(text.substring(brace + 1, comma));
    int most = comma + 1 == end ? -1 : Integer.parseInt(text.substring(comma + 1, end));
    boolean reluctant = end + 1 < text.length() && text.charAt(end + 1) == '?';
    for (int i = 0; i < least; i++) {
      again(start);
    }
    var forks = new ArrayList<Integer>();
    if (most < 0) {
      int fork = add(Kind.FORK, 0, 0);
      again(start);
      add(Kind.JUMP, fork, 0);
      forks.add(fork);
    }
    for (int i = least; i < most; i++) {
      forks.add(add(Kind.FORK, 0, 0));
      again(start);
    }
    int behind = instructions.size();
    for (int fork : forks) {
      instructions.set(
          fork,
          reluctant
              ? new Instruction(Kind.FORK, behind, fork + 1)
              : new Instruction(Kind.FORK, fork + 1, behind));
    }
    at = end + (reluctant ? 2 : 1);
  }

  private void again(int start) {
    at = start;
    primary();
  }
}
