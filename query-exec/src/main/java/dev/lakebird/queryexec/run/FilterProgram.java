package dev.lakebird.queryexec.run;

/// A compiled condition; immutable and shared by all workers.
public interface FilterProgram {
  /// A filter for one worker.
  BatchFilter open(TaskContext context);
}
