package dev.lakebird.sql.parse;

import java.util.Arrays;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.dfa.DFA;

/// What parsers have learnt of a grammar, for those that come after: for each decision, an automaton of
/// the tokens ahead. Every new kind of statement adds states of some kilobytes, and ANTLR keeps them for
/// good; so past a number of states all are forgotten and learnt anew. Safe for any number of threads.
final class LearntLookahead {
  private final ATN grammar;
  private final int statesMax;
  private volatile Learnt learnt;

  private record Learnt(DFA[] automata, PredictionContextCache contexts) {
    int states() {
      return Arrays.stream(automata).mapToInt(automaton -> automaton.states.size()).sum();
    }
  }

  LearntLookahead(ATN grammar, int statesMax) {
    this.grammar = grammar;
    this.statesMax = statesMax;
    this.learnt = nothing(grammar);
  }

  private static Learnt nothing(ATN grammar) {
    var automata = new DFA[grammar.getNumberOfDecisions()];
    Arrays.setAll(automata, decision -> new DFA(grammar.getDecisionState(decision), decision));
    return new Learnt(automata, new PredictionContextCache());
  }

  /// Lets a new parser use it and add to it.
  void attach(Parser parser) {
    Learnt known = learnt;
    if (known.states() > statesMax) {
      // Parsers that work with the old states keep them until they are done.
      known = nothing(grammar);
      learnt = known;
    }
    parser.setInterpreter(
        new ParserATNSimulator(parser, grammar, known.automata(), known.contexts()));
  }

  /// States of all automata.
  int states() {
    return learnt.states();
  }
}
