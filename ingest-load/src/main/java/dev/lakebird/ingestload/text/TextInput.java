package dev.lakebird.ingestload.text;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.options.TextEncoding;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.StoredFile;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// The text of one file as UTF-8, unpacked, from its beginning to its end. Compression is told by the first
/// bytes. Belongs to one thread at a time.
final class TextInput implements AutoCloseable {
  /// Beyond so many bytes, a file may not unpack to more than [#UNPACKED_RATIO_MAX] times its size.
  private static final long UNPACKED_BYTES_FREE = 256L << 20;

  private static final long UNPACKED_RATIO_MAX = 200;

  private static final int BUFFER_BYTES = 1 << 16;

  private final RandomAccessBytes bytes;
  private final @Nullable StoredInputStream stored;
  private final @Nullable InputStream stream;
  private final boolean packed;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long unpacked;
  private long offset;

  private TextInput(
      RandomAccessBytes bytes,
      @Nullable StoredInputStream stored,
      @Nullable InputStream stream,
      boolean packed) {
    this.bytes = bytes;
    this.stored = stored;
    this.stream = stream;
    this.packed = packed;
  }

  /// @throws LakebirdException NOT_FOUND where the file has vanished, CONFLICT where it is another by now
  static TextInput open(Storage storage, StoredFile file, TextEncoding encoding) {
    RandomAccessBytes bytes = storage.open(file.location());
    try {
      if (bytes.length() != file.length()) {
        throw new LakebirdException(
                ErrorCode.CONFLICT, "The file was replaced while it was to be loaded")
            .with("file", file.location());
      }
      byte[] magic = bytes.read(0, (int) Math.min(4, bytes.length()));
      boolean gzip = magic.length >= 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
      boolean zstd =
          magic.length == 4
              && magic[0] == 0x28
              && magic[1] == (byte) 0xB5
              && magic[2] == 0x2F
              && magic[3] == (byte) 0xFD;
      boolean plain = !gzip && !zstd && encoding == TextEncoding.UTF_8;
      if (plain && !file.location().startsWith("s3")) {
        return new TextInput(bytes, null, null, false);
      }
      var stored = new StoredInputStream(bytes);
      InputStream stream = stored;
      if (gzip) {
        stream = new GZIPInputStream(stream, BUFFER_BYTES);
      } else if (zstd) {
        stream = new ZstdInputStream(stream);
      }
      if (encoding != TextEncoding.UTF_8) {
        stream = new TranscodingInputStream(stream, encoding, file.location());
      }
      return new TextInput(bytes, stored, stream, gzip || zstd);
    } catch (IOException e) {
      bytes.close();
      throw corrupt(file.location(), e);
    } catch (RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /// Reads up to `length` bytes into the target from `at`; -1 at the end.
  int read(MemorySegment target, long at, int length) {
    InputStream in = stream;
    if (in == null) {
      int count = (int) Math.min(length, bytes.length() - offset);
      if (count <= 0) {
        return -1;
      }
      bytes.read(offset, target.asSlice(at, count));
      offset += count;
      return count;
    }
    try {
      int count = in.read(buffer, 0, Math.min(length, buffer.length));
      if (count > 0) {
        MemorySegment.copy(buffer, 0, target, ValueLayout.JAVA_BYTE, at, count);
        unpacked += count;
        refuseBomb();
      }
      return count;
    } catch (IOException e) {
      throw corrupt(bytes.location(), e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw corrupt(bytes.location(), e);
    }
  }

  /// Bytes of the stored file that were taken so far.
  long position() {
    return stored == null ? offset : stored.position();
  }

  private void refuseBomb() {
    if (packed
        && unpacked > UNPACKED_BYTES_FREE
        && unpacked / UNPACKED_RATIO_MAX > bytes.length()) {
      throw new LakebirdException(
              ErrorCode.LIMIT_EXCEEDED,
              "The file unpacks to more than " + UNPACKED_RATIO_MAX + " times its size")
          .with("file", bytes.location())
          .with("bytes", bytes.length())
          .with("unpacked_bytes", unpacked);
    }
  }

  private static LakebirdException corrupt(String file, Exception e) {
    return new LakebirdException(
            ErrorCode.CORRUPT_FILE,
            "The compressed file is truncated or damaged: " + e.getMessage(),
            e)
        .with("file", file);
  }

  @Override
  public void close() {
    bytes.close();
  }
}
