package dev.lakebird.miniodev;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// How a development server starts.
///
/// @param port the port on loopback; 0 for any free one
/// @param data the folder that holds the data, a sub-folder per bucket; null to keep it in memory
/// @param accessKey the one key it knows
/// @param secretKey the secret of that key
public record S3DevOptions(int port, @Nullable Path data, String accessKey, String secretKey) {
  private static final int ACCESS_KEY_BYTES = 10;
  private static final int SECRET_KEY_BYTES = 20;

  /// A free port, data in memory, a random key.
  public static S3DevOptions inMemory() {
    return new S3DevOptions(0, null, random(ACCESS_KEY_BYTES), random(SECRET_KEY_BYTES));
  }

  /// These options on a port.
  public S3DevOptions withPort(int number) {
    return new S3DevOptions(number, data, accessKey, secretKey);
  }

  /// These options with data in a folder, which is made if missing.
  public S3DevOptions withData(Path folder) {
    return new S3DevOptions(port, folder, accessKey, secretKey);
  }

  /// These options with a given key.
  public S3DevOptions withKey(String access, String secret) {
    return new S3DevOptions(port, data, access, secret);
  }

  @Override
  public String toString() {
    return "S3DevOptions[port=" + port + ", data=" + data + ", accessKey=" + accessKey + "]";
  }

  private static String random(int bytes) {
    byte[] key = new byte[bytes];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().withUpperCase().formatHex(key);
  }
}
