package dev.lakebird.queryexec.run;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All batches of several chains of operators: each worker runs one chain after another, over its
/// share of each, inside its own pipeline. Copies and holds nothing.
public final class UnionAll implements OperatorFactory {
  private final List<List<OperatorFactory>> branches;
  private final List<List<OperatorStatistics>> statistics = new ArrayList<>();

  /// Each branch is a source and what follows it.
  public UnionAll(List<List<OperatorFactory>> branches) {
    this.branches = branches.stream().map(List::copyOf).toList();
    for (List<OperatorFactory> branch : this.branches) {
      statistics.add(branch.stream().map(f -> new OperatorStatistics(f.label())).toList());
    }
  }

  @Override
  public String label() {
    return "Union all";
  }

  /// The counters of the operators inside, one branch after another.
  List<OperatorStatistics.Snapshot> snapshots() {
    List<OperatorStatistics.Snapshot> all = new ArrayList<>();
    for (int b = 0; b < branches.size(); b++) {
      for (int i = 0; i < branches.get(b).size(); i++) {
        if (branches.get(b).get(i) instanceof UnionAll union) {
          all.addAll(union.snapshots());
        }
        all.add(statistics.get(b).get(i).snapshot());
      }
    }
    return all;
  }

  @Override
  public void start(QueryContext context) {
    branches.forEach(branch -> branch.forEach(f -> f.start(context)));
  }

  @Override
  public int workersMax() {
    int workers = 1;
    for (List<OperatorFactory> branch : branches) {
      workers = Math.max(workers, branch.getFirst().workersMax());
    }
    return workers;
  }

  @Override
  public Operator open(TaskContext context) {
    return new Branches(context);
  }

  @Override
  public void inputFinished() {
    branches.forEach(branch -> branch.forEach(OperatorFactory::inputFinished));
  }

  @Override
  public void failed(LakebirdException failure) {
    branches.forEach(branch -> branch.forEach(f -> f.failed(failure)));
  }

  @Override
  public void close() {
    branches.forEach(branch -> branch.forEach(OperatorFactory::close));
  }

  private final class Branches implements SourceOperator {
    private final TaskContext context;
    private int next;
    private @Nullable OperatorChain chain;

    Branches(TaskContext context) {
      this.context = context;
    }

    @Override
    public Step advance() {
      while (true) {
        if (chain == null) {
          if (next == branches.size()) {
            return Step.FINISHED;
          }
          chain =
              new OperatorChain(
                  branches.get(next),
                  statistics.get(next),
                  context,
                  () -> context.cancellation().check());
          next++;
        }
        Step step = chain.advance();
        if (!(step instanceof Step.Finished)) {
          return step;
        }
        close();
      }
    }

    @Override
    public Batch output() {
      if (chain == null) {
        throw LakebirdException.internal("The union has no batch");
      }
      return chain.output();
    }

    @Override
    public void close() {
      if (chain != null) {
        OperatorChain open = chain;
        chain = null;
        open.close();
      }
    }
  }
}
