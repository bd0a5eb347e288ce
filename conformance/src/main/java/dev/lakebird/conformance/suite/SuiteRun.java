package dev.lakebird.conformance.suite;

import dev.lakebird.foundation.LakebirdException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Runs cases on some threads, each apart from the others. One that does not stop at its limit is left
/// behind with its engine, and the others go on in a new one.
public final class SuiteRun implements AutoCloseable {
  private final List<SuiteCase> cases;
  private final Selection selection;
  private final CaseLimits limits;
  private final AtomicInteger next = new AtomicInteger();
  private final @Nullable Outcome[] outcomes;
  private @Nullable SuiteEngine engine;

  public SuiteRun(List<SuiteCase> cases, Selection selection) {
    this(cases, selection, CaseLimits.DEFAULT);
  }

  SuiteRun(List<SuiteCase> cases, Selection selection, CaseLimits limits) {
    this.cases = List.copyOf(cases);
    this.selection = selection;
    this.limits = limits;
    this.outcomes = new @Nullable Outcome[cases.size()];
  }

  /// Which cases run.
  ///
  /// @param tiers those of a tier among them, and those without one; empty for all
  /// @param filter those in whose name it is found
  public record Selection(Set<String> tiers, Optional<Pattern> filter) {
    public Selection {
      tiers = Set.copyOf(tiers);
    }

    boolean takes(SuiteCase suiteCase) {
      boolean ofTier =
          tiers.isEmpty() || suiteCase.tier().isEmpty() || tiers.contains(suiteCase.tier().get());
      return ofTier && filter.map(f -> f.matcher(suiteCase.name()).find()).orElse(true);
    }
  }

  /// A case with how it came out.
  public record Result(SuiteCase suiteCase, Outcome outcome) {}

  /// The results of all cases, in their order.
  public List<Result> run(int threads) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(Thread.ofPlatform().daemon().name("suite-" + i).start(this::work));
    }
    for (Thread worker : workers) {
      join(worker);
    }
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Outcome outcome = outcomes[i];
      if (outcome == null) {
        throw LakebirdException.internal("A case was not run: " + cases.get(i).name());
      }
      results.add(new Result(cases.get(i), outcome));
    }
    return results;
  }

  private static void join(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LakebirdException.internal("The run was interrupted");
    }
  }

  private void work() {
    for (int i = next.getAndIncrement(); i < cases.size(); i = next.getAndIncrement()) {
      SuiteCase suiteCase = cases.get(i);
      outcomes[i] = selection.takes(suiteCase) ? outcome(suiteCase) : new Outcome.Skipped();
    }
  }

  private Outcome outcome(SuiteCase suiteCase) {
    SuiteEngine mine = engine();
    if (!(suiteCase.expected() instanceof Expectation.Unchecked)) {
      try {
        mine.prepare(suiteCase, limits);
      } catch (LakebirdException e) {
        return new Outcome.Failed(
            "setup: " + Causes.of(e), e.describe(), Optional.of(e.code().name()));
      }
    }
    var runner = new CaseRunner(suiteCase, mine, limits);
    var task = new FutureTask<Outcome>(runner::run);
    Thread.ofPlatform().daemon().name("suite-case").start(task);
    try {
      return awaited(task, runner);
    } catch (TimeoutException e) {
      replace(mine);
      return new Outcome.Failed(
          "does not stop", "Still running after its limit", Optional.of("DEADLINE_EXCEEDED"));
    } catch (ExecutionException e) {
      return new Outcome.Failed(
          "INTERNAL_ERROR: " + e.getCause(), "" + e.getCause(), Optional.of("INTERNAL_ERROR"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LakebirdException.internal("The run was interrupted");
    }
  }

  private Outcome awaited(FutureTask<Outcome> task, CaseRunner runner)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return task.get(limits.seconds() + limits.graceSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      runner.cancel();
      return task.get(limits.graceSeconds(), TimeUnit.SECONDS);
    }
  }

  private synchronized SuiteEngine engine() {
    if (engine == null) {
      engine = new SuiteEngine();
    }
    return engine;
  }

  private synchronized void replace(SuiteEngine stuck) {
    if (engine == stuck) {
      engine = null;
    }
  }

  @Override
  public synchronized void close() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }
}
