package dev.lakebird.ingestload.options;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How the text of a file is encoded.
public enum TextEncoding {
  UTF_8(StandardCharsets.UTF_8, 1),
  ISO_8859_1(StandardCharsets.ISO_8859_1, 1),
  UTF_16BE(StandardCharsets.UTF_16BE, 2),
  UTF_16LE(StandardCharsets.UTF_16LE, 2),
  UTF_32BE(Charset.forName("UTF-32BE"), 4),
  UTF_32LE(Charset.forName("UTF-32LE"), 4);

  private final Charset charset;
  private final int unitBytes;

  TextEncoding(Charset charset, int unitBytes) {
    this.charset = charset;
    this.unitBytes = unitBytes;
  }

  public Charset charset() {
    return charset;
  }

  /// Bytes of the smallest unit.
  public int unitBytes() {
    return unitBytes;
  }
}
