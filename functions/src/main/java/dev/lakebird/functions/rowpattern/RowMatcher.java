package dev.lakebird.functions.rowpattern;

import dev.lakebird.functions.rowpattern.RowProgram.Instruction;
import dev.lakebird.functions.rowpattern.RowProgram.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a pattern over rows: all ways to go on at once, row by row, in the order in which the pattern
/// prefers them, so that the time of a search is at most rows times instructions.
///
/// Source: GoogleSQL reference, "MATCH_RECOGNIZE"; R. Cox, "Regular Expression Matching: the Virtual
/// Machine Approach".
final class RowMatcher {
  private final List<Instruction> program;
  private final boolean[][] symbols;
  private final int rowCount;
  private final boolean longest;
  private final int[] seen;
  private int round;

  /// A way that has come so far, with the symbols of its rows, the last first.
  private record Way(int instruction, @Nullable Step steps) {}

  private record Step(int symbol, @Nullable Step before) {}

  /// @param symbols for each row, which symbols it is
  /// @param longest whether the longest match is taken rather than the preferred one
  RowMatcher(List<Instruction> program, boolean[][] symbols, boolean longest) {
    this.program = program;
    this.symbols = symbols;
    this.rowCount = symbols.length;
    this.longest = longest;
    this.seen = new int[program.size()];
  }

  /// The symbols of the rows of the match that starts at a row, or null without one.
  int @Nullable [] matchAt(int start) {
    int[] found = null;
    var ways = new ArrayList<Way>();
    round++;
    follow(0, null, start, ways);
    for (int row = start; !ways.isEmpty(); row++) {
      var next = new ArrayList<Way>();
      round++;
      for (var way : ways) {
        var instruction = program.get(way.instruction());
        if (instruction.kind() == Kind.MATCH) {
          found = symbols(way.steps(), row - start);
          if (!longest) {
            break;
          }
          continue;
        }
        if (row < rowCount && symbols[row][instruction.first()]) {
          follow(way.instruction() + 1, new Step(instruction.first(), way.steps()), row + 1, next);
        }
      }
      ways = next;
    }
    return found;
  }

  private static int[] symbols(@Nullable Step last, int count) {
    int[] symbols = new int[count];
    Step step = last;
    for (int i = count - 1; step != null; i--) {
      symbols[i] = step.symbol();
      step = step.before();
    }
    return symbols;
  }

  /// Adds the ways that begin at an instruction without taking a row, preferred ones first.
  private void follow(int from, @Nullable Step steps, int row, List<Way> into) {
    var open = new ArrayList<Integer>();
    open.add(from);
    while (!open.isEmpty()) {
      int at = open.removeLast();
      if (seen[at] == round) {
        continue;
      }
      seen[at] = round;
      var instruction = program.get(at);
      switch (instruction.kind()) {
        case ROW, MATCH -> into.add(new Way(at, steps));
        case JUMP -> open.add(instruction.first());
        case FORK -> {
          open.add(instruction.second());
          open.add(instruction.first());
        }
        case START -> {
          if (row == 0) {
            open.add(at + 1);
          }
        }
        case END -> {
          if (row == rowCount) {
            open.add(at + 1);
          }
        }
      }
    }
  }
}
