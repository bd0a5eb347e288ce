package dev.lakebird.export.text;

import dev.lakebird.storage.bytes.ByteWriter;
import io.airlift.compress.v3.zstd.ZstdCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdNativeCompressor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// Takes text in stretches and passes it on to a file, compressed or not. Belongs to one thread; the file
/// stays the caller's.
public sealed interface CompressedOutput {
  /// Passes on the first `length` bytes; the array is the caller's again on return.
  void write(byte[] text, int length);

  /// Passes on what is held back and ends the compression, not the file.
  void finish();

  static CompressedOutput plain(ByteWriter out) {
    return new Plain(out);
  }

  /// One gzip member.
  static CompressedOutput gzip(ByteWriter out) {
    return new Gzip(out);
  }

  /// A zstd frame a stretch, each complete: frames behind one another are one file of the format.
  static CompressedOutput zstd(ByteWriter out) {
    return new Zstd(out);
  }

  /// Text as it is.
  record Plain(ByteWriter out) implements CompressedOutput {
    @Override
    public void write(byte[] text, int length) {
      out.write(text, 0, length);
    }

    @Override
    public void finish() {}
  }

  /// By the JDK.
  final class Gzip implements CompressedOutput {
    private static final int BUFFER_BYTES = 64 << 10;

    private final GZIPOutputStream stream;

    Gzip(ByteWriter out) {
      try {
        stream = new GZIPOutputStream(new WriterStream(out), BUFFER_BYTES);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void write(byte[] text, int length) {
      try {
        stream.write(text, 0, length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void finish() {
      try {
        stream.finish();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// By the native library where the platform has it.
  final class Zstd implements CompressedOutput {
    private static final int LEVEL = 3;

    private final ByteWriter out;
    private final ZstdCompressor compressor =
        ZstdNativeCompressor.isEnabled()
            ? new ZstdNativeCompressor(LEVEL)
            : new ZstdJavaCompressor();
    private byte[] frame = new byte[0];

    Zstd(ByteWriter out) {
      this.out = out;
    }

    @Override
    public void write(byte[] text, int length) {
      int bound = compressor.maxCompressedLength(length);
      if (frame.length < bound) {
        frame = new byte[bound];
      }
      out.write(frame, 0, compressor.compress(text, 0, length, frame, 0, frame.length));
    }

    /// An empty file is no zstd file; it gets a frame of nothing.
    @Override
    public void finish() {
      if (out.position() == 0) {
        write(new byte[0], 0);
      }
    }
  }

  /// A file as a stream; it is neither committed nor closed by it.
  final class WriterStream extends OutputStream {
    private final ByteWriter out;
    private final byte[] one = new byte[1];

    WriterStream(ByteWriter out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      one[0] = (byte) b;
      out.write(one, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      out.write(bytes, offset, length);
    }
  }
}
