package dev.lakebird.queryexec.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A pipeline while its query runs.
final class PipelineRun {
  private final Pipeline pipeline;
  private final QueryExecution execution;
  private final List<OperatorFactory> factories = new ArrayList<>();
  private final List<OperatorStatistics> statistics = new ArrayList<>();
  private final List<Driver> drivers = new CopyOnWriteArrayList<>();
  private final AtomicInteger workersLeft = new AtomicInteger();
  private final AtomicInteger dependenciesLeft;

  PipelineRun(Pipeline pipeline, QueryExecution execution) {
    this.pipeline = pipeline;
    this.execution = execution;
    factories.add(pipeline.source());
    factories.addAll(pipeline.middle());
    factories.add(pipeline.sink());
    for (OperatorFactory factory : factories) {
      statistics.add(new OperatorStatistics(factory.label()));
    }
    this.dependenciesLeft = new AtomicInteger(pipeline.dependencies().size());
  }

  Pipeline pipeline() {
    return pipeline;
  }

  List<OperatorFactory> factories() {
    return factories;
  }

  /// The counters of all operators, those inside a union before it.
  List<OperatorStatistics.Snapshot> snapshot() {
    List<OperatorStatistics.Snapshot> all = new ArrayList<>();
    for (int i = 0; i < factories.size(); i++) {
      if (factories.get(i) instanceof UnionAll union) {
        all.addAll(union.snapshots());
      }
      all.add(statistics.get(i).snapshot());
    }
    return all;
  }

  /// Whether it starts with the query and not behind another pipeline.
  boolean startsFirst() {
    return pipeline.dependencies().isEmpty();
  }

  /// One dependency has finished; whether it was the last.
  boolean dependencyFinished() {
    return dependenciesLeft.decrementAndGet() == 0;
  }

  /// Puts its workers in line. The execution counts them as running before the first can end.
  void launch(ExecutorPool pool, QueryContext context) {
    int workers = Math.min(context.settings().threads(), pipeline.workersMax());
    workers = Math.max(1, Math.min(workers, pipeline.source().workersMax()));
    workersLeft.set(workers);
    List<Driver> launched = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      launched.add(
          new Driver(
              this, pool, new TaskContext(context, worker, statistics.getFirst(), new Quantum())));
    }
    drivers.addAll(launched);
    execution.driversStarted(workers);
    launched.forEach(pool::submit);
  }

  OperatorChain openChain(TaskContext context) {
    return new OperatorChain(factories, statistics, context, execution::check);
  }

  void check() {
    execution.check();
  }

  boolean isStopping() {
    return execution.isStopping();
  }

  void wake() {
    drivers.forEach(Driver::wake);
  }

  void driverFinished() {
    try {
      if (workersLeft.decrementAndGet() == 0) {
        factories.forEach(OperatorFactory::inputFinished);
        execution.pipelineFinished(this);
      }
    } catch (Throwable t) {
      execution.fail(t);
    } finally {
      execution.driverStopped();
    }
  }

  void driverFailed(Throwable failure) {
    try {
      execution.fail(failure);
    } finally {
      execution.driverStopped();
    }
  }
}
