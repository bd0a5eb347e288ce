package dev.lakebird.queryexec.run;

import java.nio.file.Path;

/// The settings of a session that execution obeys.
///
/// @param threads the most workers of a pipeline
/// @param batchRows the most rows of a batch that a source or a breaking operator makes
/// @param memoryLimitBytes the most off-heap bytes the query holds at any time
/// @param spillDirectory where temporary files go; a folder of the process is made inside
/// @param spillLimitBytes the most bytes of temporary files at any time
/// @param forceSpill whether operators that can spill do so even when memory would suffice
public record ExecutionSettings(
    int threads,
    int batchRows,
    long memoryLimitBytes,
    Path spillDirectory,
    long spillLimitBytes,
    boolean forceSpill) {
  public static final int DEFAULT_BATCH_ROWS = 4096;

  public ExecutionSettings {
    if (threads < 1 || batchRows < 1 || memoryLimitBytes < 1) {
      throw new IllegalArgumentException("Settings must be positive");
    }
  }

  /// One worker a core, batches of 4,096 rows, 1 GiB of memory, 64 GiB of temporary files.
  public static ExecutionSettings defaults() {
    return new ExecutionSettings(
        Runtime.getRuntime().availableProcessors(),
        DEFAULT_BATCH_ROWS,
        1L << 30,
        Path.of(System.getProperty("java.io.tmpdir"), "lakebird-spill"),
        64L << 30,
        false);
  }

  public ExecutionSettings withThreads(int count) {
    return new ExecutionSettings(
        count, batchRows, memoryLimitBytes, spillDirectory, spillLimitBytes, forceSpill);
  }

  public ExecutionSettings withBatchRows(int rows) {
    return new ExecutionSettings(
        threads, rows, memoryLimitBytes, spillDirectory, spillLimitBytes, forceSpill);
  }

  public ExecutionSettings withMemoryLimitBytes(long bytes) {
    return new ExecutionSettings(
        threads, batchRows, bytes, spillDirectory, spillLimitBytes, forceSpill);
  }

  public ExecutionSettings withSpillDirectory(Path directory) {
    return new ExecutionSettings(
        threads, batchRows, memoryLimitBytes, directory, spillLimitBytes, forceSpill);
  }

  public ExecutionSettings withSpillLimitBytes(long bytes) {
    return new ExecutionSettings(
        threads, batchRows, memoryLimitBytes, spillDirectory, bytes, forceSpill);
  }

  public ExecutionSettings withForceSpill(boolean force) {
    return new ExecutionSettings(
        threads, batchRows, memoryLimitBytes, spillDirectory, spillLimitBytes, force);
  }
}
