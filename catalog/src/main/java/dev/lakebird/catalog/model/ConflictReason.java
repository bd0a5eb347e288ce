package dev.lakebird.catalog.model;

/// Why a commit could not take place.
public enum ConflictReason {
  SCHEMA_EXISTS,
  SCHEMA_MISSING,
  SCHEMA_NOT_EMPTY,
  TABLE_EXISTS,
  TABLE_MISSING,
  /// A table to be changed has moved on to another metadata file.
  TABLE_CHANGED,
  /// Something required unchanged has changed.
  READ_CHANGED
}
