package dev.lakebird.types.arrow;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.RangeBytes;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.jspecify.annotations.Nullable;

/// Arrow batches of any client as ours. Every vector has the layout that holds all values of its type
/// ([VectorType#of]). Values are copied, and what a client could have made up is checked: lengths,
/// offsets, the ranges of dates and moments, digits of decimals.
public final class ArrowBatches {
  private static final int DATE_MIN = -719_162;
  private static final int DATE_MAX = 2_932_896;
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final long MOMENT_MIN = DATE_MIN * DAY_MICROS;
  private static final long MOMENT_MAX = (DATE_MAX + 1) * DAY_MICROS - 1;

  private ArrowBatches() {}

  /// The rows of the root with the types of [ArrowFields#columns], owned by the caller.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT for buffers that do not fit each other, OUT_OF_RANGE for a
  ///     value that its type does not hold
  public static Batch read(VectorSchemaRoot root, BufferAllocator allocator) {
    List<Vector> columns = new ArrayList<>();
    try {
      for (FieldVector vector : root.getFieldVectors()) {
        columns.add(vector(vector, ArrowFields.type(vector.getField()), allocator));
      }
      return Batch.of(columns, root.getRowCount());
    } catch (RuntimeException e) {
      columns.forEach(Vector::release);
      throw e instanceof IndexOutOfBoundsException ? damaged() : e;
    }
  }

  /// A vector of the type, which is that of its field, owned by the caller.
  static Vector vector(FieldVector vector, SqlType type, BufferAllocator allocator) {
    if (vector.getField().getDictionary() != null) {
      throw LakebirdException.unimplemented(
          "A dictionary-encoded column ('" + vector.getName() + "')");
    }
    if (vector instanceof ListVector list && type instanceof SqlType.Array array) {
      return list(list, array, allocator);
    }
    if (vector instanceof StructVector struct && !(type instanceof SqlType.Json)) {
      var read = struct(struct, type, allocator);
      return type instanceof SqlType.Range range ? packed(read, range, allocator) : read;
    }
    return sameLayout(vector.getField().getType(), type)
        ? flat(vector, VectorType.of(type), allocator)
        : converted(vector, type, allocator);
  }

  /// Whether the bytes of values mean the same on both sides.
  private static boolean sameLayout(ArrowType arrow, SqlType type) {
    return switch (arrow) {
      case ArrowType.Bool t -> true;
      case ArrowType.Int t -> t.getBitWidth() == 64 && t.getIsSigned();
      case ArrowType.FloatingPoint t ->
          t.getPrecision() == org.apache.arrow.vector.types.FloatingPointPrecision.DOUBLE;
      case ArrowType.Decimal t ->
          type instanceof SqlType.Numeric && t.getBitWidth() == 128 && t.getScale() == 9
              || type instanceof SqlType.BigNumeric && t.getBitWidth() == 256 && t.getScale() == 38;
      case ArrowType.Utf8 t -> true;
      case ArrowType.Binary t -> true;
      case ArrowType.Date t -> t.getUnit() == DateUnit.DAY;
      case ArrowType.Time t -> t.getUnit() == TimeUnit.MICROSECOND;
      case ArrowType.Timestamp t -> t.getUnit() == TimeUnit.MICROSECOND;
      case ArrowType.Interval t ->
          t.getUnit() == org.apache.arrow.vector.types.IntervalUnit.MONTH_DAY_NANO;
      default -> false;
    };
  }

  private static Vector flat(FieldVector vector, VectorType type, BufferAllocator allocator) {
    int length = vector.getValueCount();
    @Nullable NativeBuffer validity = validity(vector, length, allocator);
    try {
      return switch (type.layout()) {
        case BITS ->
            new dev.lakebird.types.vector.BitVector(
                length, copy(vector.getDataBuffer(), (length + 7L) >>> 3, allocator), validity);
        case BYTES -> bytes(vector, type, length, validity, allocator);
        case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL -> {
          long size = (long) length * type.layout().widthBytes();
          NativeBuffer data = copy(vector.getDataBuffer(), size, allocator);
          var fixed = new FixedVector(type, length, data, validity);
          try {
            check(fixed, vector.getName());
          } catch (RuntimeException e) {
            data.release();
            throw e;
          }
          yield fixed;
        }
        case LIST, STRUCT -> throw LakebirdException.internal("A flat vector of " + type);
      };
    } catch (RuntimeException e) {
      if (validity != null) {
        validity.release();
      }
      throw e;
    }
  }

  private static void check(FixedVector vector, String column) {
    switch (vector.type().type()) {
      case SqlType.Date t -> {
        for (int row = 0; row < vector.length(); row++) {
          int days = vector.intAt(row);
          if ((days < DATE_MIN || days > DATE_MAX) && !vector.isNull(row)) {
            throw outOfRange("DATE", column, row);
          }
        }
      }
      case SqlType.Time t -> checkLongs(vector, 0, DAY_MICROS - 1, "TIME", column);
      case SqlType.Datetime t -> checkLongs(vector, MOMENT_MIN, MOMENT_MAX, "DATETIME", column);
      case SqlType.Timestamp t -> checkLongs(vector, MOMENT_MIN, MOMENT_MAX, "TIMESTAMP", column);
      case SqlType.Numeric t -> {
        for (int row = 0; row < vector.length(); row++) {
          ArrowValues.checkNumeric(vector.highAt(row), vector.lowAt(row), vector, row, column);
        }
      }
      default -> {}
    }
  }

  private static void checkLongs(
      FixedVector vector, long min, long max, String type, String column) {
    MemorySegment data = vector.data();
    for (int row = 0; row < vector.length(); row++) {
      long value = data.get(LONG, (long) row << 3);
      if ((value < min || value > max) && !vector.isNull(row)) {
        throw outOfRange(type, column, row);
      }
    }
  }

  static LakebirdException outOfRange(String type, String column, int row) {
    return new LakebirdException(ErrorCode.OUT_OF_RANGE, "A value is outside the range of " + type)
        .with("column", column)
        .with("row", row);
  }

  private static BytesVector bytes(
      FieldVector vector,
      VectorType type,
      int length,
      @Nullable NativeBuffer validity,
      BufferAllocator allocator) {
    NativeBuffer offsets = offsets(vector.getOffsetBuffer(), length, allocator);
    try {
      int start = offsets.segment().get(INT, 0);
      int end = offsets.segment().get(INT, (long) length << 2);
      ArrowBuf data = vector.getDataBuffer();
      if (start < 0 || end > data.capacity()) {
        throw damaged();
      }
      return BytesVector.flat(type, length, offsets, copy(data, end, allocator), validity);
    } catch (RuntimeException e) {
      offsets.release();
      throw e;
    }
  }

  /// `length + 1` offsets that ascend; an empty vector may come without any.
  private static NativeBuffer offsets(ArrowBuf buffer, int length, BufferAllocator allocator) {
    NativeBuffer offsets;
    if (length == 0) {
      offsets = NativeBuffer.allocate(allocator, 4);
      offsets.segment().set(INT, 0, 0);
      return offsets;
    }
    offsets = copy(buffer, (length + 1L) << 2, allocator);
    MemorySegment segment = offsets.segment();
    int before = segment.get(INT, 0);
    boolean ascending = before >= 0;
    for (int i = 1; i <= length && ascending; i++) {
      int next = segment.get(INT, (long) i << 2);
      ascending = next >= before;
      before = next;
    }
    if (!ascending) {
      offsets.release();
      throw damaged();
    }
    return offsets;
  }

  private static Vector list(ListVector vector, SqlType.Array type, BufferAllocator allocator) {
    int length = vector.getValueCount();
    Vector elements = vector(vector.getDataVector(), type.element(), allocator);
    @Nullable NativeBuffer offsets = null;
    try {
      offsets = offsets(vector.getOffsetBuffer(), length, allocator);
      if (offsets.segment().get(INT, (long) length << 2) > elements.length()) {
        throw damaged();
      }
      return new dev.lakebird.types.vector.ListVector(
          VectorType.of(type), length, offsets, elements, validity(vector, length, allocator));
    } catch (RuntimeException e) {
      elements.release();
      if (offsets != null) {
        offsets.release();
      }
      throw e;
    }
  }

  private static dev.lakebird.types.vector.StructVector struct(
      StructVector vector, SqlType type, BufferAllocator allocator) {
    int length = vector.getValueCount();
    List<Vector> children = new ArrayList<>();
    try {
      for (FieldVector child : vector.getChildrenFromFields()) {
        if (child.getValueCount() != length) {
          throw damaged();
        }
        children.add(vector(child, ArrowFields.type(child.getField()), allocator));
      }
      if (type instanceof SqlType.Range && children.size() != 2) {
        throw damaged();
      }
      var structs =
          type instanceof SqlType.Range
              ? new VectorType(type, Layout.STRUCT, 0, children.stream().map(Vector::type).toList())
              : VectorType.of(type);
      return new dev.lakebird.types.vector.StructVector(
          structs, length, children, validity(vector, length, allocator));
    } catch (RuntimeException e) {
      children.forEach(Vector::release);
      throw e;
    }
  }

  private static Vector packed(
      dev.lakebird.types.vector.StructVector ends, SqlType.Range type, BufferAllocator allocator) {
    try {
      return RangeBytes.pack(type, ends, allocator);
    } finally {
      ends.release();
    }
  }

  private static @Nullable NativeBuffer validity(
      FieldVector vector, int length, BufferAllocator allocator) {
    return vector.getNullCount() == 0
        ? null
        : copy(vector.getValidityBuffer(), (length + 7L) >>> 3, allocator);
  }

  private static NativeBuffer copy(ArrowBuf buffer, long bytes, BufferAllocator allocator) {
    if (buffer.capacity() < bytes) {
      throw damaged();
    }
    // Bitmaps are read in whole words.
    long padded = (bytes + 7) & ~7L;
    NativeBuffer copy = NativeBuffer.allocate(allocator, padded);
    MemorySegment source = MemorySegment.ofAddress(buffer.memoryAddress()).reinterpret(bytes);
    MemorySegment.copy(source, 0, copy.segment(), 0, bytes);
    copy.segment().asSlice(bytes, padded - bytes).fill((byte) 0);
    return copy;
  }

  private static Vector converted(FieldVector vector, SqlType type, BufferAllocator allocator) {
    try (var builder = new VectorBuilder(VectorType.of(type), allocator)) {
      for (int row = 0; row < vector.getValueCount(); row++) {
        builder.append(ArrowValues.value(vector, row, type));
      }
      Vector built = builder.build();
      try {
        if (built instanceof FixedVector fixed) {
          check(fixed, vector.getName());
        }
        return built;
      } catch (RuntimeException e) {
        built.release();
        throw e;
      }
    } catch (ArithmeticException e) {
      throw ArrowValues.overflow(e);
    }
  }

  static LakebirdException damaged() {
    return new LakebirdException(
        ErrorCode.INVALID_ARGUMENT, "The buffers of an Arrow batch do not fit each other");
  }
}
