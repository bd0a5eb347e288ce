package dev.lakebird.storage.bytes;

/// What the reads of one opened file cost so far.
///
/// @param bytesAsked bytes that callers asked for
/// @param bytesFetched bytes that came from the store, gaps between merged ranges included, cached
///     bytes not
/// @param requests calls to the store
public record ReadCounters(long bytesAsked, long bytesFetched, long requests) {}
