package dev.lakebird.storage.bytes;

import java.time.Instant;

/// A file as a listing shows it.
///
/// @param location where it is, in the spelling the caller asked with
/// @param identity its content
/// @param modifiedAt when it was last written, by the clock of the store
public record StoredFile(String location, FileIdentity identity, Instant modifiedAt) {
  /// The length in bytes.
  public long length() {
    return identity.length();
  }
}
