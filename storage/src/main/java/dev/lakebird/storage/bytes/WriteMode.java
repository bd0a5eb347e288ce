package dev.lakebird.storage.bytes;

/// What happens to a file that exists already.
public enum WriteMode {
  /// It is replaced, at once and whole.
  REPLACE,
  /// It stays, and the commit fails with `ALREADY_EXISTS`; of several writers one succeeds.
  IF_ABSENT
}
