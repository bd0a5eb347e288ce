package dev.lakebird.types.vector;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.value.Value;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What holds for vectors of every kind: reading single values at the edges, flattening.
public final class Vectors {
  private Vectors() {}

  /// The same values as another type that lies alike, such as a STRUCT with other field names; over the
  /// same references.
  public static Vector as(Vector vector, VectorType type) {
    if (vector.type().equals(type)) {
      return vector;
    }
    return switch (vector) {
      case StructVector v -> {
        List<Vector> children = new ArrayList<>();
        for (int i = 0; i < v.children().size(); i++) {
          children.add(as(v.child(i), type.children().get(i)));
        }
        yield v.as(type, children);
      }
      case ListVector v -> v.as(type, as(v.elements(), type.element()));
      case ConstantVector v -> new ConstantVector(as(v.value(), type), v.length());
      case DictionaryVector v ->
          new DictionaryVector(
              v.length(), v.indicesBuffer(), as(v.dictionary(), type), v.validityBuffer());
      case FixedVector v -> v;
      case BitVector v -> v;
      case BytesVector v -> v;
    };
  }

  /// The value of a row. For results and messages; kernels read segments.
  public static Value read(Vector vector, int row) {
    if (vector.isNull(row)) {
      return Value.nullOf(vector.type().type());
    }
    return switch (vector) {
      case ConstantVector v -> read(v.value(), 0);
      case DictionaryVector v -> read(v.dictionary(), v.indexAt(row));
      case BitVector v -> new Value.BoolValue(v.at(row));
      case BytesVector v -> readBytes(v, row);
      case FixedVector v -> readFixed(v, row);
      case ListVector v -> {
        List<Value> elements = new ArrayList<>();
        for (int e = v.startAt(row); e < v.endAt(row); e++) {
          elements.add(read(v.elements(), e));
        }
        yield new Value.ArrayValue((SqlType.Array) v.type().type(), elements);
      }
      case StructVector v ->
          new Value.StructValue(
              (SqlType.Struct) v.type().type(),
              v.children().stream().map(c -> read(c, row)).toList());
    };
  }

  /// The unscaled value of a decimal row of any width, not NULL.
  public static BigInteger unscaled(FixedVector vector, int row) {
    int width = vector.type().layout().widthBytes();
    byte[] bytes = new byte[width];
    MemorySegment.copy(vector.data(), BYTE, (long) row * width, bytes, 0, width);
    for (int i = 0, j = width - 1; i < j; i++, j--) {
      byte low = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = low;
    }
    return new BigInteger(bytes);
  }

  /// The vector itself where it is flat, else a flat vector with the selected rows filled in, over
  /// buffers of `scratch` from slot `slot` on (three at most). Nested constants are not flattened
  /// this way.
  public static Vector flatten(Vector vector, Selection rows, VectorScratch scratch, int slot) {
    return switch (vector) {
      case ConstantVector v ->
          gather(v.value(), null, v.length(), v.isNull(), null, rows, scratch, slot);
      case DictionaryVector v ->
          gather(v.dictionary(), v.indices(), v.length(), false, v.validity(), rows, scratch, slot);
      case FixedVector v -> v;
      case BitVector v -> v;
      case BytesVector v -> v;
      case ListVector v -> v;
      case StructVector v -> v;
    };
  }

  private static Vector gather(
      Vector source,
      @Nullable MemorySegment indices,
      int length,
      boolean allNull,
      @Nullable MemorySegment validity,
      Selection rows,
      VectorScratch scratch,
      int slot) {
    @Nullable NativeBuffer valid = null;
    if (allNull) {
      valid = scratch.bitmap(slot, length);
      Bits.fill(valid.segment(), length, false);
    } else if (validity != null) {
      valid = scratch.bitmap(slot, length);
      Bits.copy(validity, valid.segment(), length);
    }
    int count = rows.count();
    switch (source) {
      case FixedVector s -> {
        int width = s.type().layout().widthBytes();
        NativeBuffer data = scratch.buffer(slot + 1, (long) length * width);
        MemorySegment from = s.data();
        MemorySegment to = data.segment();
        if (s.length() > 0) {
          switch (width) {
            case 4 -> {
              for (int k = 0; k < count; k++) {
                int row = rows.row(k);
                long index = indices == null ? 0 : indices.get(INT, (long) row << 2);
                to.set(INT, (long) row << 2, from.get(INT, index << 2));
              }
            }
            case 8 -> {
              for (int k = 0; k < count; k++) {
                int row = rows.row(k);
                long index = indices == null ? 0 : indices.get(INT, (long) row << 2);
                to.set(LONG, (long) row << 3, from.get(LONG, index << 3));
              }
            }
            default -> {
              for (int k = 0; k < count; k++) {
                int row = rows.row(k);
                long index = indices == null ? 0 : indices.get(INT, (long) row << 2);
                MemorySegment.copy(from, index * width, to, (long) row * width, width);
              }
            }
          }
        }
        return new FixedVector(s.type(), length, data, valid);
      }
      case BitVector s -> {
        NativeBuffer data = scratch.bitmap(slot + 1, length);
        Bits.fill(data.segment(), length, false);
        for (int k = 0; k < count && s.length() > 0; k++) {
          int row = rows.row(k);
          int index = indices == null ? 0 : indices.get(INT, (long) row << 2);
          if (s.at(index)) {
            Bits.set(data.segment(), row);
          }
        }
        return new BitVector(length, data, valid);
      }
      case BytesVector s -> {
        NativeBuffer starts = scratch.buffer(slot + 1, length * 4L);
        NativeBuffer ends = scratch.buffer(slot + 2, length * 4L);
        for (int k = 0; k < count; k++) {
          int row = rows.row(k);
          int index = indices == null ? 0 : indices.get(INT, (long) row << 2);
          boolean empty = s.length() == 0;
          starts.segment().set(INT, (long) row << 2, empty ? 0 : s.startAt(index));
          ends.segment().set(INT, (long) row << 2, empty ? 0 : s.endAt(index));
        }
        return BytesVector.view(s.type(), length, starts, ends, s.dataBuffer(), valid);
      }
      case ListVector s -> throw LakebirdException.unimplemented("A repeated array constant here");
      case StructVector s ->
          throw LakebirdException.unimplemented("A repeated struct constant here");
      case ConstantVector s -> throw LakebirdException.internal("A nested constant");
      case DictionaryVector s -> throw LakebirdException.internal("A nested dictionary");
    }
  }

  private static Value readFixed(FixedVector v, int row) {
    return switch (v.type().type()) {
      case SqlType.Int64 t -> new Value.Int64Value(v.longAt(row));
      case SqlType.Float64 t -> new Value.Float64Value(v.doubleAt(row));
      case SqlType.Numeric t ->
          new Value.DecimalValue(t, new BigDecimal(unscaled(v, row), v.type().scale()));
      case SqlType.BigNumeric t ->
          new Value.DecimalValue(t, new BigDecimal(unscaled(v, row), v.type().scale()));
      case SqlType.Date t -> new Value.DateValue(v.intAt(row));
      case SqlType.Time t -> new Value.TimeValue(v.longAt(row));
      case SqlType.Datetime t -> new Value.DatetimeValue(v.longAt(row));
      case SqlType.Timestamp t -> new Value.TimestampValue(v.longAt(row));
      case SqlType.Interval t ->
          new Value.IntervalValue(
              v.data().get(INT, row * 16L),
              v.data().get(INT, row * 16L + 4),
              v.data().get(LONG, row * 16L + 8));
      default -> throw LakebirdException.internal("Not of fixed width: " + v.type());
    };
  }

  private static Value readBytes(BytesVector v, int row) {
    return switch (v.type().type()) {
      case SqlType.StringType t -> new Value.StringValue(v.stringAt(row));
      case SqlType.Bytes t -> new Value.BytesValue(v.bytesAt(row));
      case SqlType.Json t -> new Value.JsonValue(v.stringAt(row));
      case SqlType.Range t -> RangeBytes.decode(t, v.bytesAt(row));
      default -> throw LakebirdException.unimplemented("Reading " + v.type().type().sqlName());
    };
  }
}
