package dev.lakebird.catalog.model;

/// How a statement that writes tables ended: the outcome of its last commit, or a reason to run the
/// statement again.
public sealed interface WriteOutcome
    permits CommitOutcome.Committed,
        CommitOutcome.Conflict,
        CommitOutcome.Unknown,
        WriteOutcome.Outdated {
  /// A table that the statement read, or the shape of the one it writes, has changed since: nothing was
  /// committed, and the statement must run again on a new snapshot.
  record Outdated(String object) implements WriteOutcome {}
}
