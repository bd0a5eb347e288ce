package dev.lakebird.storage.s3;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;

/// A bucket and a key, or the beginning of one. Keys are taken literally: nothing is percent-decoded.
///
/// @param spelling the scheme as written, `s3://` or an alias
record S3Location(String spelling, String bucket, String key) {
  static S3Location parse(String location) {
    int scheme = location.indexOf("://");
    if (scheme < 0) {
      throw invalid(location);
    }
    int bucketStart = scheme + 3;
    int slash = location.indexOf('/', bucketStart);
    String bucket = location.substring(bucketStart, slash < 0 ? location.length() : slash);
    if (bucket.isEmpty()) {
      throw invalid(location);
    }
    String key = slash < 0 ? "" : location.substring(slash + 1);
    return new S3Location(location.substring(0, bucketStart), bucket, key);
  }

  /// As [#parse], for a location that must name an object.
  static S3Location parseObject(String location) {
    S3Location parsed = parse(location);
    if (parsed.key.isEmpty()) {
      throw invalid(location);
    }
    return parsed;
  }

  /// The location of another key of the same bucket, in the same spelling.
  String sibling(String otherKey) {
    return spelling + bucket + "/" + otherKey;
  }

  String canonical() {
    return "s3://" + bucket + "/" + key;
  }

  static LakebirdException invalid(String location) {
    return new LakebirdException(
            ErrorCode.INVALID_ARGUMENT, "The location is not of the form s3://bucket/key")
        .with("file", location);
  }
}
