package dev.lakebird.functions.hash;

import com.google.common.hash.Hashing;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Digests of bytes.
final class Digests {
  private Digests() {}

  static ScalarKernel bind(BoundCall call, String algorithm) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(of(algorithm, row.textAt(0).toBytes())));
  }

  private static byte[] of(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has the digest " + algorithm, e);
    }
  }

  static long farm(byte[] bytes) {
    return Hashing.farmHashFingerprint64().hashBytes(bytes).asLong();
  }
}
