package dev.lakebird.catalog.model;

import java.util.List;

/// One commit as the log keeps it: when, who, what, and the new state of everything it touched.
public record CommitLogEntry(
    long sequence,
    long timestampMicros,
    String actor,
    String operation,
    CommitKey key,
    List<LoggedState> states) {
  public CommitLogEntry {
    states = List.copyOf(states);
  }
}
