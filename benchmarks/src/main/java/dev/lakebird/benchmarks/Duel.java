package dev.lakebird.benchmarks;

import dev.lakebird.benchmarks.measure.Measurement;

/// The times of Lakebird and DuckDB over the same work: run unmeasured first, then measured, in turn run by
/// run, so that a drift of the machine meets both.
record Duel(Measurement ours, Measurement theirs) {
  private static final int WARM_RUNS = 2;

  static Duel run(int runs, Runnable ours, Runnable theirs) {
    for (int run = 0; run < WARM_RUNS; run++) {
      ours.run();
      theirs.run();
    }
    long[][] hot = new long[2][runs];
    long[][] cpu = new long[2][runs];
    for (int run = 0; run < runs; run++) {
      time(hot[0], cpu[0], run, ours);
      time(hot[1], cpu[1], run, theirs);
    }
    return new Duel(
        new Measurement("lakebird", hot[0][0], hot[0], cpu[0]),
        new Measurement("duckdb", hot[1][0], hot[1], cpu[1]));
  }

  private static void time(long[] nanos, long[] cpu, int run, Runnable work) {
    long cpuStart = Measurement.processCpuNanos();
    long start = System.nanoTime();
    work.run();
    nanos[run] = System.nanoTime() - start;
    cpu[run] = Measurement.processCpuNanos() - cpuStart;
  }

  /// One line of a report.
  ///
  /// @param ourBytes what Lakebird's work left on disk
  String line(String name, long ourBytes, long theirBytes) {
    return ("%-18s lakebird %8.1f ms (cpu %.1f), duckdb %8.1f ms (cpu %.1f), ratio %.2f (cpu %.2f);"
            + " bytes written %,d and %,d")
        .formatted(
            name,
            ours.medianMillis(),
            ours.cpuMillis(),
            theirs.medianMillis(),
            theirs.cpuMillis(),
            ours.medianMillis() / theirs.medianMillis(),
            ours.cpuMillis() / theirs.cpuMillis(),
            ourBytes,
            theirBytes);
  }
}
