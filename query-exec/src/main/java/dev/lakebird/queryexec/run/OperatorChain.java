package dev.lakebird.queryexec.run;

import dev.lakebird.types.vector.Batch;
import java.util.ArrayList;
import java.util.List;

/// Runs operators that feed one another, as one worker. Work happens as near to the end of the chain
/// as possible: an operator is asked for more only when all behind it need input, so a borrowed
/// batch lives as long as anybody behind works on it.
final class OperatorChain implements AutoCloseable {
  private final List<Operator> operators;
  private final List<OperatorStatistics> statistics;
  private final Quantum quantum;
  private final Runnable check;

  /// Operators before it have finished and are closed.
  private int first;

  private int current;

  /// Opens an operator of each factory, the source first.
  ///
  /// @param check called every batch; throws when the query shall stop
  OperatorChain(
      List<OperatorFactory> factories,
      List<OperatorStatistics> statistics,
      TaskContext context,
      Runnable check) {
    this.operators = new ArrayList<>();
    this.first = factories.size();
    this.statistics = statistics;
    this.quantum = context.quantum();
    this.check = check;
    try {
      // The source opens last: what a worker holds of the input is known to all behind it before.
      for (int i = factories.size() - 1; i >= 0; i--) {
        operators.addFirst(factories.get(i).open(context.nested(statistics.get(i))));
      }
    } catch (Throwable t) {
      first = 0;
      closeAfter(t);
      throw t;
    }
    this.first = 0;
    this.current = operators.size() - 1;
  }

  /// Works until the last operator has output, something blocks, the quantum ends or all is done.
  /// Never answers NEED_INPUT.
  Step advance() {
    int last = operators.size() - 1;
    while (true) {
      check.run();
      Operator operator = operators.get(current);
      OperatorStatistics counters = statistics.get(current);
      long begin = System.nanoTime();
      Step step = operator.advance();
      switch (step) {
        case Step.NeedInput s -> {
          if (current == first) {
            operator.finishInput();
          } else {
            current--;
          }
          counters.busy(System.nanoTime() - begin);
        }
        case Step.HasOutput s -> {
          Batch batch = operator.output();
          long end = System.nanoTime();
          counters.busy(end - begin);
          counters.output(batch.selectedCount());
          if (current == last) {
            return step;
          }
          if (batch.selectedCount() > 0) {
            OperatorStatistics next = statistics.get(++current);
            next.input(batch.selectedCount());
            operators.get(current).addInput(batch);
            next.busy(System.nanoTime() - end);
          }
        }
        case Step.Blocked s -> {
          counters.busy(System.nanoTime() - begin);
          if (!s.until().isDone()) {
            return step;
          }
        }
        case Step.Finished s -> {
          counters.busy(System.nanoTime() - begin);
          closeUpTo(current);
          if (current == last) {
            return step;
          }
          current = first;
          operators.get(current).finishInput();
        }
      }
      if (quantum.isOver()) {
        return Step.YIELD;
      }
    }
  }

  /// The batch that the last operator announced.
  Batch output() {
    return operators.getLast().output();
  }

  private void closeUpTo(int index) {
    while (first <= index) {
      operators.get(first++).close();
    }
  }

  /// Closes what is open; failures of it are added to `cause`.
  void closeAfter(Throwable cause) {
    try {
      close();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    while (first < operators.size()) {
      try {
        operators.get(first++).close();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
