package dev.lakebird.foundation;

import java.util.concurrent.atomic.LongAdder;

/// How far a job that moves files has come: counted by its workers, looked at by anyone.
public final class Progress {
  private final LongAdder filesExpected = new LongAdder();
  private final LongAdder bytesExpected = new LongAdder();
  private final LongAdder filesDone = new LongAdder();
  private final LongAdder bytesDone = new LongAdder();
  private final LongAdder rowsDone = new LongAdder();
  private final LongAdder badRecords = new LongAdder();

  /// Counts work that is known to be ahead.
  public void expect(long files, long bytes) {
    filesExpected.add(files);
    bytesExpected.add(bytes);
  }

  /// Counts a file that is read or written to its end.
  public void fileDone() {
    filesDone.increment();
  }

  /// Counts bytes of files.
  public void bytes(long count) {
    bytesDone.add(count);
  }

  /// Counts rows.
  public void rows(long count) {
    rowsDone.add(count);
  }

  /// Counts records that were left out since they could not be read.
  public void badRecords(long count) {
    badRecords.add(count);
  }

  /// The counts as of now.
  public Snapshot snapshot() {
    return new Snapshot(
        filesDone.sum(),
        filesExpected.sum(),
        bytesDone.sum(),
        bytesExpected.sum(),
        rowsDone.sum(),
        badRecords.sum());
  }

  /// The counts at one moment.
  ///
  /// @param filesExpected 0 where the job does not know
  /// @param bytesExpected 0 where the job does not know
  public record Snapshot(
      long filesDone,
      long filesExpected,
      long bytesDone,
      long bytesExpected,
      long rows,
      long badRecords) {}
}
