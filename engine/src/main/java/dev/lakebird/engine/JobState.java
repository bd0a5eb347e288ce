package dev.lakebird.engine;

/// Where a job is. The last three are final.
public enum JobState {
  PENDING,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED
}
