package dev.lakebird.ingestload.text;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.Progress;
import dev.lakebird.ingestload.source.BadRecord;
import dev.lakebird.ingestload.source.BadRecords;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The records that could not be read. When there are more than may be left out, readers end with the chunks
/// that they hold; then every chunk before a failure has been read, so that its line is known, and of the
/// failures of a file the first is the one that is told. Any thread may use it.
public final class RecordFailures {
  private static final int SHOWN_MAX = 100;

  private final long countMax;
  private final Progress progress;
  private final TreeSet<Failure> first =
      new TreeSet<>(
          Comparator.comparingInt((Failure f) -> f.file.ordinal())
              .thenComparingInt(f -> f.chunk)
              .thenComparingLong(f -> f.line));
  private long count;
  private @Nullable Failure fatal;
  private volatile boolean stopped;

  private record Failure(TextFile file, int chunk, long line, LakebirdException failure) {
    LakebirdException placed() {
      LakebirdException inFile = failure.with("file", file.location());
      return inFile.with("line", file.linesBefore(chunk) + line);
    }
  }

  RecordFailures(long countMax, Progress progress) {
    this.countMax = countMax;
    this.progress = progress;
  }

  /// Whether no further chunk is worth reading.
  public boolean stopped() {
    return stopped;
  }

  /// Notes a record that is left out.
  ///
  /// @param line within the chunk, from 1
  public synchronized void add(TextChunk chunk, long line, LakebirdException failure) {
    count++;
    progress.badRecords(1);
    first.add(new Failure(chunk.file(), chunk.index(), line, failure));
    if (first.size() > SHOWN_MAX) {
      first.pollLast();
    }
    stopped |= count > countMax;
  }

  /// Notes what no file can be read past.
  synchronized void addFatal(TextFile file, int chunk, LakebirdException failure) {
    if (fatal == null) {
      fatal = new Failure(file, chunk, 1, failure);
    }
    stopped = true;
  }

  /// Called once all readers have ended.
  ///
  /// @throws LakebirdException the first failure, where there are more than may be left out
  synchronized BadRecords finish() {
    if (count > countMax) {
      LakebirdException failure = first.getFirst().placed();
      throw countMax == 0
          ? failure
          : failure.with("bad_records", count).with("bad_records_max", countMax);
    }
    if (fatal != null) {
      throw fatal.placed();
    }
    List<BadRecord> shown = first.stream().map(f -> new BadRecord(f.placed())).toList();
    return new BadRecords(count, shown);
  }
}
