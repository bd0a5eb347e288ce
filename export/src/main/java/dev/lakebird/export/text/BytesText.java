package dev.lakebird.export.text;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.Base64;

/// Writes values that are runs of bytes.
abstract class BytesText extends CellText {
  private MemorySegment data = MemorySegment.NULL;
  private MemorySegment starts = MemorySegment.NULL;
  private MemorySegment ends = MemorySegment.NULL;

  @Override
  void bind(Vector flat) {
    var bytes = (BytesVector) flat;
    data = bytes.data();
    starts = bytes.starts();
    ends = bytes.ends();
  }

  @Override
  void append(int row, TextBuffer out) {
    int start = starts.get(INT, (long) row << 2);
    int end = ends.get(INT, (long) row << 2);
    append(data, start, end - start, out);
  }

  abstract void append(MemorySegment bytes, int start, int length, TextBuffer out);

  /// The bytes as they are: JSON text.
  static final class Raw extends BytesText {
    @Override
    void append(MemorySegment bytes, int start, int length, TextBuffer out) {
      out.append(bytes, start, length);
    }
  }

  /// BYTES in base64.
  static final class Base64Text extends BytesText {
    @Override
    void append(MemorySegment bytes, int start, int length, TextBuffer out) {
      byte[] copy = bytes.asSlice(start, length).toArray(BYTE);
      out.append(Base64.getEncoder().encode(copy));
    }
  }

  /// Text as a CSV field: quoted where it holds the delimiter, a quote or a line break, and where it is
  /// empty, which tells it from NULL. Quotes are doubled.
  static final class CsvString extends BytesText {
    private final byte[] delimiter;

    CsvString(byte[] delimiter) {
      this.delimiter = delimiter;
    }

    @Override
    void append(MemorySegment bytes, int start, int length, TextBuffer out) {
      if (!needsQuotes(bytes, start, length)) {
        out.append(bytes, start, length);
        return;
      }
      out.append((byte) '"');
      int run = start;
      for (int at = start; at < start + length; at++) {
        if (bytes.get(BYTE, at) == '"') {
          out.append(bytes, run, at + 1 - run);
          run = at;
        }
      }
      out.append(bytes, run, start + length - run);
      out.append((byte) '"');
    }

    private boolean needsQuotes(MemorySegment bytes, int start, int length) {
      byte first = delimiter[0];
      for (int at = start; at < start + length; at++) {
        byte b = bytes.get(BYTE, at);
        if (b == first || b == '"' || b == '\n' || b == '\r') {
          return true;
        }
      }
      return length == 0;
    }
  }

  /// Text as a JSON string. `<`, `>` and `&` are escaped, as BigQuery documents for exports.
  static final class JsonString extends BytesText {
    private static final byte[][] ESCAPES = new byte[128][];

    static {
      for (int c = 0; c < 0x20; c++) {
        ESCAPES[c] = unicode(c);
      }
      for (char c : new char[] {'<', '>', '&'}) {
        ESCAPES[c] = unicode(c);
      }
      ESCAPES['"'] = new byte[] {'\\', '"'};
      ESCAPES['\\'] = new byte[] {'\\', '\\'};
      ESCAPES['\n'] = new byte[] {'\\', 'n'};
      ESCAPES['\r'] = new byte[] {'\\', 'r'};
      ESCAPES['\t'] = new byte[] {'\\', 't'};
    }

    @Override
    void append(MemorySegment bytes, int start, int length, TextBuffer out) {
      out.append((byte) '"');
      int run = start;
      for (int at = start; at < start + length; at++) {
        byte b = bytes.get(BYTE, at);
        if (b >= 0 && ESCAPES[b] != null) {
          out.append(bytes, run, at - run);
          out.append(ESCAPES[b]);
          run = at + 1;
        }
      }
      out.append(bytes, run, start + length - run);
      out.append((byte) '"');
    }

    private static byte[] unicode(int c) {
      return "\\u%04x".formatted(c).getBytes(US_ASCII);
    }
  }
}
