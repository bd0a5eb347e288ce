package dev.lakebird.types.vector;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Values named by 32-bit index into a flat dictionary without NULLs. NULL rows are marked in the
/// validity bitmap of this vector and have index 0 unless the dictionary is empty. Two vectors with
/// the same dictionary object compare by index.
public final class DictionaryVector extends BitmapVector {
  private final NativeBuffer indices;
  private final Vector dictionary;

  /// Takes over the caller's references on the buffers and the dictionary.
  public DictionaryVector(
      int length, NativeBuffer indices, Vector dictionary, @Nullable NativeBuffer validity) {
    super(dictionary.type(), length, validity);
    this.indices = indices;
    this.dictionary = dictionary;
  }

  /// 32-bit indices, one a row.
  public MemorySegment indices() {
    return indices.segment();
  }

  public NativeBuffer indicesBuffer() {
    return indices;
  }

  /// The same indices with another validity bitmap, over the same references.
  public DictionaryVector withValidity(@Nullable NativeBuffer bitmap) {
    return new DictionaryVector(length(), indices, dictionary, bitmap);
  }

  public Vector dictionary() {
    return dictionary;
  }

  public int indexAt(int row) {
    return indices.segment().get(INT, (long) row << 2);
  }

  @Override
  public DictionaryVector retain() {
    indices.retain();
    dictionary.retain();
    retainValidity();
    return this;
  }

  @Override
  public void release() {
    indices.release();
    dictionary.release();
    releaseValidity();
  }

  @Override
  public long bytes() {
    return indices.bytes() + dictionary.bytes() + validityBytes();
  }
}
