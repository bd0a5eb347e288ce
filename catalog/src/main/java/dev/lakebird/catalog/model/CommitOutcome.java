package dev.lakebird.catalog.model;

/// How a commit ended.
public sealed interface CommitOutcome {
  /// It took place.
  ///
  /// @param timestampMicros microseconds since 1970-01-01 UTC
  /// @param repeated whether the key had committed before this attempt, so that no file of this attempt
  ///     is part of it
  record Committed(long sequence, long timestampMicros, boolean repeated)
      implements CommitOutcome, WriteOutcome {}

  /// It did not take place and never will; `object` is the schema or table in the way.
  record Conflict(ConflictReason reason, String object) implements CommitOutcome, WriteOutcome {}

  /// Whether it took place could not be learned in time. It can be asked about again by its key; no
  /// file of it may be deleted.
  record Unknown(CommitKey key) implements CommitOutcome, WriteOutcome {}
}
