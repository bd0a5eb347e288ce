package dev.lakebird.types.arrow;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.jspecify.annotations.Nullable;

/// Appends rows of vectors of one GoogleSQL type, whatever their layout, to the buffers of an Arrow
/// column.
abstract sealed class ColumnWriter
    permits FixedWriter,
        DecimalWriter,
        BitWriter,
        BytesWriter,
        ListWriter,
        StructWriter,
        RangeWriter {
  private static final int DICTIONARY_SHARE = 4;

  final ValidityWriter validity;
  private int[] indices = new int[0];

  ColumnWriter(BufferAllocator allocator) {
    this.validity = new ValidityWriter(allocator);
  }

  static ColumnWriter of(SqlType type, BufferAllocator allocator) {
    return switch (type) {
      case SqlType.Bool t -> new BitWriter(allocator);
      case SqlType.Int64 t -> new FixedWriter(8, allocator);
      case SqlType.Float64 t -> new FixedWriter(8, allocator);
      case SqlType.Numeric t -> new DecimalWriter(16, 9, allocator);
      case SqlType.BigNumeric t -> new DecimalWriter(32, 38, allocator);
      case SqlType.StringType t -> new BytesWriter(allocator);
      case SqlType.Bytes t -> new BytesWriter(allocator);
      case SqlType.Date t -> new FixedWriter(4, allocator);
      case SqlType.Time t -> new FixedWriter(8, allocator);
      case SqlType.Datetime t -> new FixedWriter(8, allocator);
      case SqlType.Timestamp t -> new FixedWriter(8, allocator);
      case SqlType.Interval t -> new FixedWriter(16, allocator);
      case SqlType.Json t -> new BytesWriter(allocator);
      case SqlType.Geography t -> new BytesWriter(allocator);
      case SqlType.Array t -> new ListWriter(of(t.element(), allocator), allocator);
      case SqlType.Struct t ->
          new StructWriter(
              t.fields().stream().map(f -> of(f.type(), allocator)).toList(), allocator);
      case SqlType.Range t -> new RangeWriter(t, allocator);
    };
  }

  /// Appends `count` rows: those from `from` on where `rows` is null, else those that `rows` names from
  /// its entry `from` on, where -1 is a NULL.
  final void append(Vector vector, int @Nullable [] rows, int from, int count) {
    switch (vector) {
      case ConstantVector v -> append(v.value(), constant(rows, from, count), 0, count);
      case DictionaryVector v when rows == null && isWithoutNulls(v) -> {
        int[] entries = scratch(count);
        MemorySegment.copy(v.indices(), INT, (long) from << 2, entries, 0, count);
        appendEntries(v.dictionary(), entries, count);
        validity.appendValid(count);
      }
      case DictionaryVector v -> append(v.dictionary(), looked(v, rows, from, count), 0, count);
      default -> {
        appendFlat(vector, rows, from, count);
        validity.append(vector, rows, from, count);
      }
    }
  }

  /// Appends the values of a flat vector; what stands for a NULL does not matter.
  abstract void appendFlat(Vector vector, int @Nullable [] rows, int from, int count);

  /// Appends the values that `entries` names of a flat vector, none of them a NULL.
  void appendEntries(Vector dictionary, int[] entries, int count) {
    appendFlat(dictionary, entries, 0, count);
  }

  /// Whether it pays to copy the dictionary to look up so many entries, and likely more of the same one.
  static boolean isSmall(Vector dictionary, int count) {
    return dictionary.length() > 0 && dictionary.length() / DICTIONARY_SHARE <= count;
  }

  /// The least power of two that is not below the number of entries: an index under this less one needs no
  /// check.
  static int padded(int entries) {
    return Integer.highestOneBit(Math.max(1, entries - 1)) << 1;
  }

  /// Bytes written since the last [#take].
  abstract long bytes();

  /// Adds the node and the buffers of the column as Arrow orders them, with a reference on each for the
  /// caller, and begins anew.
  abstract void take(List<ArrowFieldNode> nodes, List<ArrowBuf> buffers);

  abstract void close();

  final int length() {
    return validity.length();
  }

  private static boolean isWithoutNulls(DictionaryVector v) {
    return !v.mayHaveNulls()
        && !v.dictionary().mayHaveNulls()
        && !(v.dictionary() instanceof DictionaryVector
            || v.dictionary() instanceof ConstantVector);
  }

  private int[] constant(int @Nullable [] rows, int from, int count) {
    int[] mapped = scratch(count);
    for (int k = 0; k < count; k++) {
      mapped[k] = rows != null && rows[from + k] < 0 ? -1 : 0;
    }
    return mapped;
  }

  private int[] looked(DictionaryVector v, int @Nullable [] rows, int from, int count) {
    int[] mapped = scratch(count);
    boolean mayHaveNulls = v.mayHaveNulls();
    for (int k = 0; k < count; k++) {
      int row = rows == null ? from + k : rows[from + k];
      mapped[k] = row < 0 || mayHaveNulls && v.isNull(row) ? -1 : v.indexAt(row);
    }
    return mapped;
  }

  private int[] scratch(int count) {
    if (indices.length < count) {
      indices = new int[count];
    }
    return indices;
  }
}
