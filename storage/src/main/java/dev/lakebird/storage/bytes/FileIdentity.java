package dev.lakebird.storage.bytes;

/// One content of one file. Two equal identities hold equal bytes, so caches are keyed by it and never
/// by a name.
///
/// @param location the canonical location: `s3://bucket/key`, or the absolute path of a local file
/// @param length the length in bytes
/// @param version the entity tag of an object; modification time and file key of a local file
public record FileIdentity(String location, long length, String version) {}
