package dev.lakebird.tableformat.commit;

/// Is told the stages of a write as they are reached, on the thread that writes. An exception from a
/// listener ends the write as any failure of that stage does.
@FunctionalInterface
public interface CommitListener {
  CommitListener NONE = stage -> {};

  void reached(CommitStage stage);
}
