package dev.lakebird.storage.bytes;

import java.lang.foreign.MemorySegment;

/// Writes one file from its beginning to its end. The file is visible, whole, after [#commit] and never
/// before; closing without a commit leaves nothing. Belongs to one thread.
///
/// Errors: `STORAGE_FULL`, `STORAGE_DENIED`, `BUCKET_NOT_FOUND`, `STORAGE_UNAVAILABLE`, and `ALREADY_EXISTS`
/// under [WriteMode#IF_ABSENT]; each carries `file`. After an error only [#close] is of use.
public interface ByteWriter extends AutoCloseable {
  /// The location in the caller's spelling.
  String location();

  /// Appends `length` bytes of `bytes` from `offset`; the array is the caller's again on return.
  void write(byte[] bytes, int offset, int length);

  /// Appends the segment; it is the caller's again on return.
  void write(MemorySegment bytes);

  /// Bytes appended so far.
  long position();

  /// Makes the file durable and visible, and says what it now holds.
  FileIdentity commit();

  /// Gives the file up unless it is committed. Never throws for what cannot be cleaned up.
  @Override
  void close();
}
