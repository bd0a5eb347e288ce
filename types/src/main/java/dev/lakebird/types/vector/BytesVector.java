package dev.lakebird.types.vector;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Byte strings of any length: STRING as UTF-8, BYTES, JSON text, GEOGRAPHY WKB. Row `i` is the bytes
/// from `starts[i]` to `ends[i]` of one run. A *flat* vector has Arrow's `n + 1` offsets, with `ends`
/// the same buffer one entry on; a *view* has two arrays of its own and may share its bytes with a
/// page or another vector, in any order.
public final class BytesVector extends BitmapVector {
  private final NativeBuffer starts;
  private final @Nullable NativeBuffer ends;
  private final NativeBuffer data;
  private final MemorySegment startSegment;
  private final MemorySegment endSegment;

  private BytesVector(
      VectorType type,
      int length,
      NativeBuffer starts,
      @Nullable NativeBuffer ends,
      NativeBuffer data,
      @Nullable NativeBuffer validity) {
    super(type, length, validity);
    this.starts = starts;
    this.ends = ends;
    this.data = data;
    this.startSegment = starts.segment();
    this.endSegment = ends == null ? starts.segment().asSlice(4) : ends.segment();
  }

  /// Arrow's layout: `length + 1` ascending 32-bit offsets. Takes over the caller's references.
  public static BytesVector flat(
      VectorType type,
      int length,
      NativeBuffer offsets,
      NativeBuffer data,
      @Nullable NativeBuffer validity) {
    return new BytesVector(type, length, offsets, null, data, validity);
  }

  /// Separate start and end offsets. Takes over the caller's references.
  public static BytesVector view(
      VectorType type,
      int length,
      NativeBuffer starts,
      NativeBuffer ends,
      NativeBuffer data,
      @Nullable NativeBuffer validity) {
    return new BytesVector(type, length, starts, ends, data, validity);
  }

  /// Whether the offsets are Arrow's, so that the bytes of consecutive rows adjoin.
  public boolean isFlat() {
    return ends == null;
  }

  /// 32-bit start offsets into [#data], one a row.
  public MemorySegment starts() {
    return startSegment;
  }

  /// 32-bit end offsets into [#data], one a row.
  public MemorySegment ends() {
    return endSegment;
  }

  public MemorySegment data() {
    return data.segment();
  }

  public NativeBuffer dataBuffer() {
    return data;
  }

  public int startAt(int row) {
    return startSegment.get(INT, (long) row << 2);
  }

  public int endAt(int row) {
    return endSegment.get(INT, (long) row << 2);
  }

  public int byteLengthAt(int row) {
    return endAt(row) - startAt(row);
  }

  /// A copy of the bytes of a row.
  public byte[] bytesAt(int row) {
    int start = startAt(row);
    byte[] copy = new byte[endAt(row) - start];
    MemorySegment.copy(data.segment(), BYTE, start, copy, 0, copy.length);
    return copy;
  }

  /// The bytes of a row decoded as UTF-8.
  public String stringAt(int row) {
    return new String(bytesAt(row), StandardCharsets.UTF_8);
  }

  /// The same values with another validity bitmap, over the same references.
  public BytesVector withValidity(@Nullable NativeBuffer bitmap) {
    return new BytesVector(type(), length(), starts, ends, data, bitmap);
  }

  @Override
  public BytesVector retain() {
    starts.retain();
    data.retain();
    if (ends != null) {
      ends.retain();
    }
    retainValidity();
    return this;
  }

  @Override
  public void release() {
    starts.release();
    data.release();
    if (ends != null) {
      ends.release();
    }
    releaseValidity();
  }

  @Override
  public long bytes() {
    return starts.bytes() + (ends == null ? 0 : ends.bytes()) + data.bytes() + validityBytes();
  }
}
