package dev.lakebird.foundation;

/// Who can act on a failure.
public enum ErrorCategory {
  /// The statement, its data or its arguments: the caller changes them.
  USER,
  /// A limit of this process or query: the caller asks for less or grants more.
  RESOURCES,
  /// Something outside this process: a bucket, a disk, another writer.
  EXTERNAL,
  /// A defect of Lakebird.
  INTERNAL
}
