package dev.lakebird.ingestload.parquet;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;

import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Brings vectors of a file's column to the type of a table's column, where the table's is wider.
/// Belongs to one thread.
final class ColumnConversion {
  private enum Kind {
    SAME,
    RELABEL,
    TO_FLOAT64
  }

  private final Kind kind;
  private final VectorType target;
  private final BufferAllocator allocator;
  private @Nullable Vector source;
  private @Nullable Vector converted;

  private ColumnConversion(Kind kind, VectorType target, BufferAllocator allocator) {
    this.kind = kind;
    this.target = target;
    this.allocator = allocator;
  }

  /// Whether a column of a file can be loaded into a column of a table.
  static boolean exists(SqlType from, SqlType to) {
    return kind(from, to).isPresent();
  }

  static ColumnConversion of(VectorType from, Column to, BufferAllocator allocator) {
    Kind kind = kind(from.type(), to.type()).orElseThrow();
    VectorType target =
        kind == Kind.RELABEL
            ? VectorType.decimal(to.type(), from.layout(), from.scale())
            : VectorType.of(to.type());
    return new ColumnConversion(kind, target, allocator);
  }

  private static Optional<Kind> kind(SqlType from, SqlType to) {
    if (from.equals(to)) {
      return Optional.of(Kind.SAME);
    }
    return switch (to) {
      case SqlType.Numeric t when from instanceof SqlType.Int64 -> Optional.of(Kind.RELABEL);
      case SqlType.BigNumeric t
          when from instanceof SqlType.Int64 || from instanceof SqlType.Numeric ->
          Optional.of(Kind.RELABEL);
      case SqlType.Float64 t when from.isNumeric() -> Optional.of(Kind.TO_FLOAT64);
      default -> Optional.empty();
    };
  }

  /// The vector as the target's; valid until the next call or [#release], whichever comes first.
  Vector convert(Vector vector) {
    release();
    if (kind == Kind.SAME) {
      return vector;
    }
    Vector made =
        switch (vector) {
          case ConstantVector constant ->
              constant.isNull()
                  ? constant.retain()
                  : new ConstantVector(flat((FixedVector) constant.value()), constant.length());
          case DictionaryVector indexed ->
              new DictionaryVector(
                  indexed.length(),
                  indexed.indicesBuffer().retain(),
                  dictionary((FixedVector) indexed.dictionary()),
                  retained(indexed.validityBuffer()));
          case FixedVector fixed -> flat(fixed);
          default -> throw new IllegalStateException("Numbers lie in vectors of fixed width");
        };
    converted = made;
    return made;
  }

  private @Nullable Vector lastDictionary;

  /// The converted dictionary, the same object as long as the file's is the same.
  private Vector dictionary(FixedVector entries) {
    if (source != entries) {
      forgetDictionary();
      source = entries.retain();
      lastDictionary = flat(entries);
    }
    Vector known = lastDictionary;
    if (known == null) {
      throw new IllegalStateException("A dictionary was converted and lost");
    }
    return known.retain();
  }

  private FixedVector flat(FixedVector vector) {
    NativeBuffer validity = retained(vector.validityBuffer());
    if (kind == Kind.RELABEL) {
      return new FixedVector(target, vector.length(), vector.dataBuffer().retain(), validity);
    }
    NativeBuffer data = NativeBuffer.allocate(allocator, 8L * vector.length());
    MemorySegment out = data.segment();
    MemorySegment valid = vector.validity();
    boolean words = vector.type().layout() == Layout.INT64;
    int scale = vector.type().scale();
    for (int row = 0; row < vector.length(); row++) {
      double value = 0;
      if (valid == null || Bits.get(valid, row)) {
        value =
            words && scale == 0
                ? vector.longAt(row)
                : new BigDecimal(Vectors.unscaled(vector, row), scale).doubleValue();
      }
      out.set(DOUBLE, (long) row << 3, value);
    }
    return new FixedVector(target, vector.length(), data, validity);
  }

  private static @Nullable NativeBuffer retained(@Nullable NativeBuffer buffer) {
    return buffer == null ? null : buffer.retain();
  }

  private void forgetDictionary() {
    if (source != null) {
      source.release();
      source = null;
    }
    if (lastDictionary != null) {
      lastDictionary.release();
      lastDictionary = null;
    }
  }

  /// Frees what the last call made.
  void release() {
    if (converted != null) {
      converted.release();
      converted = null;
    }
  }

  void close() {
    release();
    forgetDictionary();
  }
}
