package dev.lakebird.storage.bytes;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Positioned reads of one opened file, by any number of threads at once.
///
/// Errors: `NOT_FOUND`, `BUCKET_NOT_FOUND`, `STORAGE_DENIED`, `STORAGE_UNAVAILABLE`; `CORRUPT_FILE` for a
/// read that passes the end of the file; `CONFLICT` when the file was replaced after it was opened;
/// `CANCELLED` when the thread was interrupted. Each carries `file`.
///
/// Memory: when a call returns, a future completes, or [#close] returns, no thread touches the targets
/// of the reads concerned any more. Closing gives up reads that are under way.
public interface RandomAccessBytes extends AutoCloseable {
  /// The location in the caller's spelling.
  String location();

  /// The length in bytes.
  long length();

  /// The content being read. May ask the store when the file was opened with a known length and nothing
  /// was read yet.
  FileIdentity identity();

  /// The content being read, as far as that is known without asking the store.
  default Optional<FileIdentity> knownIdentity() {
    return Optional.of(identity());
  }

  /// Fills every target and returns; near ranges are fetched together, far ones in parallel. All targets
  /// are filled or the call throws.
  void readRanges(List<RangeRead> reads);

  /// As [#readRanges], without waiting. The future fails with a
  /// [dev.lakebird.foundation.LakebirdException]; cancelling the future changes nothing, closing the file does.
  CompletableFuture<Void> startReads(List<RangeRead> reads);

  /// Fills `target` from `offset`.
  default void read(long offset, MemorySegment target) {
    readRanges(List.of(new RangeRead(offset, target)));
  }

  /// `length` bytes from `offset`, on the heap: for footers and small metadata.
  default byte[] read(long offset, int length) {
    byte[] bytes = new byte[length];
    read(offset, MemorySegment.ofArray(bytes));
    return bytes;
  }

  /// The bytes without a copy, where the file is local and mapping is switched on; empty otherwise. The
  /// segment lives as long as the arena. A file that is truncated while mapped makes Java code that
  /// reads it throw `InternalError`, and **native code that reads it kills the process**: never hand a
  /// mapped segment to native code.
  default Optional<MemorySegment> map(long offset, long length, Arena arena) {
    return Optional.empty();
  }

  /// What reading cost so far.
  ReadCounters counters();

  @Override
  void close();
}
