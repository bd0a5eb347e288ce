package dev.lakebird.benchmarks;

import dev.lakebird.benchmarks.measure.Measurement;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs each query with each contestant in turn: once cold, five times unmeasured, then measured;
/// the contestants alternate run by run, so that a drift of the machine meets both. Results are
/// compared cell by cell.
final class Race {
  private static final int WARM_RUNS = 5;

  private final List<Contestant> contestants;
  private final DataSet data;
  private final int runs;
  private final PrintStream out;

  Race(List<Contestant> contestants, DataSet data, int runs, PrintStream out) {
    this.contestants = List.copyOf(contestants);
    this.data = data;
    this.runs = runs;
    this.out = out;
  }

  /// One query's outcome.
  record Outcome(RaceQuery query, List<Measurement> measurements, Optional<String> difference) {
    /// The first contestant's median over the last one's.
    double ratio() {
      return measurements.getFirst().medianMillis() / measurements.getLast().medianMillis();
    }

    /// The same of the work of all threads.
    double cpuRatio() {
      return measurements.getFirst().cpuMillis() / measurements.getLast().cpuMillis();
    }
  }

  List<Outcome> run(List<RaceQuery> queries) {
    List<Outcome> outcomes = new ArrayList<>();
    for (RaceQuery query : queries) {
      Outcome outcome = race(query);
      print(outcome);
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private Outcome race(RaceQuery query) {
    int count = contestants.size();
    long[] cold = new long[count];
    long[][] hot = new long[count][runs];
    long[][] cpu = new long[count][runs];
    Optional<String> difference = Optional.empty();
    ResultTable expected = null;
    for (int run = -1 - WARM_RUNS; run < runs; run++) {
      for (int c = 0; c < count; c++) {
        Contestant contestant = contestants.get(c);
        long cpuStart = Measurement.processCpuNanos();
        long start = System.nanoTime();
        ResultTable result = run(contestant, query);
        long nanos = System.nanoTime() - start;
        if (run == -1 - WARM_RUNS) {
          cold[c] = nanos;
        } else if (run >= 0) {
          hot[c][run] = nanos;
          cpu[c][run] = Measurement.processCpuNanos() - cpuStart;
        }
        if (c == 0) {
          expected = result;
        } else if (expected != null && difference.isEmpty()) {
          difference = expected.difference(result, query.ordered());
        }
      }
    }
    List<Measurement> measurements = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      measurements.add(new Measurement(contestants.get(c).name(), cold[c], hot[c], cpu[c]));
    }
    return new Outcome(query, measurements, difference);
  }

  private ResultTable run(Contestant contestant, RaceQuery query) {
    try {
      return contestant.run(query, data);
    } catch (LakebirdException e) {
      throw e.with("query", query.name()).with("engine", contestant.name());
    } catch (RuntimeException e) {
      throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "An engine failed", e)
          .with("query", query.name())
          .with("engine", contestant.name());
    }
  }

  private void print(Outcome outcome) {
    var line = new StringBuilder("%-22s".formatted(outcome.query().name()));
    for (Measurement m : outcome.measurements()) {
      line.append(
          "  %s %8.1f ms (min %.1f, cold %.1f, cpu %.1f)"
              .formatted(
                  m.contestant(), m.medianMillis(), m.minMillis(), m.coldMillis(), m.cpuMillis()));
    }
    if (outcome.measurements().size() > 1) {
      line.append("  ratio %.2f (cpu %.2f)".formatted(outcome.ratio(), outcome.cpuRatio()));
    }
    outcome.difference().ifPresent(d -> line.append("  WRONG: ").append(d));
    out.println(line);
  }
}
