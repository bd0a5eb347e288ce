package dev.lakebird.storage.s3;

import org.jspecify.annotations.Nullable;

/// A key pair, with a session token when it is temporary. Never prints its secrets.
public record S3Credentials(
    String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {
  @Override
  public String toString() {
    return "S3Credentials[redacted]";
  }
}
