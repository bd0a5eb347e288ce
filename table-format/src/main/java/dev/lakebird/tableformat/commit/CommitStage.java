package dev.lakebird.tableformat.commit;

/// How far a write has come. A process that dies in any stage leaves the write whole or absent.
public enum CommitStage {
  /// Data files are written; no metadata names them.
  DATA_FILE,
  /// Manifests are written; no manifest list names them.
  MANIFEST,
  /// A table metadata file is written; the catalog does not name it.
  METADATA_FILE,
  /// The catalog's transaction has done everything but commit.
  DATABASE_COMMIT,
  /// The catalog has committed; whoever asked does not know.
  BEFORE_REPLY
}
