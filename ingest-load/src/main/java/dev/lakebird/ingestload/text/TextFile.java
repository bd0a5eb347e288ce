package dev.lakebird.ingestload.text;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.Progress;
import dev.lakebird.ingestload.options.TextEncoding;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One file, cut into chunks of whole records. Whoever takes a chunk holds [#lock]; line numbers are known
/// once the chunks before have been read.
public final class TextFile {
  /// A longer record is refused, as in BigQuery.
  static final int RECORD_BYTES_MAX = 100 << 20;

  private static final int CHUNK_BYTES = 1 << 20;

  /// What takes the place of text behind a chunk: neither a line end nor a delimiter's neighbour.
  private static final long PADDING = 0x2020202020202020L;

  private final int ordinal;
  private final StoredFile file;
  private final RecordBoundary boundary;
  private final FileHead head;
  private final Progress progress;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable TextInput input;
  private byte[] carry = new byte[0];
  private int carried;
  private int chunks;
  private long reported;
  private boolean ended;
  private int recordsToSkip;
  private volatile int[] layout = new int[0];
  private long[] chunkLines = new long[16];

  TextFile(
      int ordinal, StoredFile file, RecordBoundary boundary, FileHead head, Progress progress) {
    this.ordinal = ordinal;
    this.file = file;
    this.boundary = boundary;
    this.head = head;
    this.progress = progress;
  }

  /// Its place in the load.
  int ordinal() {
    return ordinal;
  }

  public String location() {
    return file.location();
  }

  ReentrantLock lock() {
    return lock;
  }

  /// What the head of the file says of its columns; each format has its own meaning.
  public int[] layout() {
    return layout;
  }

  public void setLayout(int[] found) {
    layout = found;
  }

  /// The next chunk, or null at the end of the file.
  @Nullable TextChunk next(Storage storage, TextEncoding encoding, ChunkBuffer memory) {
    while (true) {
      TextChunk chunk = read(storage, encoding, memory);
      if (chunk == null || recordsToSkip == 0) {
        return chunk;
      }
      int from = chunk.from();
      int lines = 0;
      MemorySegment data = chunk.buffer().segment();
      while (recordsToSkip > 0 && from < chunk.to()) {
        int end = from;
        do {
          end = nextLine(data, end, chunk.to());
          lines++;
        } while (end < chunk.to() && boundary.lastEnd(data, from, end) < 0);
        from = end;
        recordsToSkip--;
      }
      if (from < chunk.to()) {
        return new TextChunk(this, chunk.index(), chunk.buffer(), from, chunk.to(), lines);
      }
      countLines(chunk.index(), lines);
    }
  }

  private static int nextLine(MemorySegment data, int from, int to) {
    int at = from;
    while (at < to && data.get(BYTE, at) != '\n') {
      at++;
    }
    return Math.min(to, at + 1);
  }

  private @Nullable TextChunk read(Storage storage, TextEncoding encoding, ChunkBuffer memory) {
    if (ended) {
      return null;
    }
    TextInput in = input;
    if (in == null) {
      in = TextInput.open(storage, file, encoding);
      input = in;
    }
    NativeBuffer buffer = memory.grow(0, Math.max(CHUNK_BYTES, carried * 2L) + 16);
    MemorySegment.copy(carry, 0, buffer.segment(), BYTE, 0, carried);
    int filled = carried;
    int end;
    while (true) {
      int room = (int) buffer.bytes() - 16 - filled;
      int count = room == 0 ? 0 : in.read(buffer.segment(), filled, room);
      if (count < 0) {
        return last(buffer, filled);
      }
      filled += count;
      if (filled < buffer.bytes() - 16) {
        continue;
      }
      end = boundary.lastEnd(buffer.segment(), 0, filled);
      if (end > 0) {
        break;
      }
      if (filled >= RECORD_BYTES_MAX) {
        throw new RecordTooLong(this, chunks);
      }
      buffer = memory.grow(filled, Math.min(2L * filled, RECORD_BYTES_MAX) + 16);
    }
    carried = filled - end;
    if (carry.length < carried) {
      carry = new byte[Math.max(carried, carry.length * 2)];
    }
    MemorySegment.copy(buffer.segment(), BYTE, end, carry, 0, carried);
    return chunk(buffer, end);
  }

  private @Nullable TextChunk last(NativeBuffer buffer, int filled) {
    ended = true;
    close();
    if (filled == 0) {
      return null;
    }
    int end = filled;
    if (buffer.segment().get(BYTE, filled - 1) != '\n') {
      buffer.segment().set(BYTE, filled, (byte) '\n');
      end++;
    }
    carried = 0;
    return chunk(buffer, end);
  }

  private TextChunk chunk(NativeBuffer buffer, int end) {
    MemorySegment data = buffer.segment();
    data.set(LONG, end, PADDING);
    int from = 0;
    if (chunks == 0) {
      from = hasByteOrderMark(data, end) ? 3 : 0;
      recordsToSkip = head.read(this, data, from, end);
    }
    report(file.length());
    int index = chunks;
    chunks++;
    return new TextChunk(this, index, buffer, from, end, 0);
  }

  private void report(long atMost) {
    TextInput in = input;
    long position = in == null ? atMost : in.position();
    progress.bytes(position - reported);
    reported = position;
  }

  private static boolean hasByteOrderMark(MemorySegment data, int end) {
    return end >= 3
        && data.get(BYTE, 0) == (byte) 0xEF
        && data.get(BYTE, 1) == (byte) 0xBB
        && data.get(BYTE, 2) == (byte) 0xBF;
  }

  /// Notes how many lines a chunk has.
  synchronized void countLines(int chunk, long lines) {
    if (chunk >= chunkLines.length) {
      chunkLines = Arrays.copyOf(chunkLines, Math.max(chunk + 1, chunkLines.length * 2));
    }
    chunkLines[chunk] = lines;
  }

  /// Lines before a chunk, once the chunks before it have been counted.
  synchronized long linesBefore(int chunk) {
    long lines = 0;
    for (int c = 0; c < chunk && c < chunkLines.length; c++) {
      lines += chunkLines[c];
    }
    return lines;
  }

  void close() {
    if (input != null) {
      report(file.length());
      input.close();
      input = null;
    }
  }

  /// A record longer than [#RECORD_BYTES_MAX] at the beginning of a chunk.
  static final class RecordTooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient TextFile file;
    private final int chunk;

    RecordTooLong(TextFile file, int chunk) {
      super("A record is too long", null, false, false);
      this.file = file;
      this.chunk = chunk;
    }

    TextFile file() {
      return file;
    }

    int chunk() {
      return chunk;
    }

    static LakebirdException failure() {
      return new LakebirdException(
          ErrorCode.LIMIT_EXCEEDED, "A record is longer than " + (RECORD_BYTES_MAX >> 20) + " MB");
    }
  }
}
