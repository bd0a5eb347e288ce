package dev.lakebird.functions.conditional;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.Columns;
import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.adapter.ResultColumn;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The result of a conditional, filled branch by branch: each branch writes its own rows. Rows that no
/// branch writes are NULL.
final class BranchColumn {
  private final KernelFrame frame;
  private final VectorType type;
  private final NativeBuffer validity;
  private final @Nullable ResultColumn column;
  private final Value @Nullable [] nested;

  BranchColumn(KernelFrame frame, VectorType type, int length) {
    this.frame = frame;
    this.type = type;
    this.validity = frame.scratch().bitmap(0, length);
    Bits.fill(validity.segment(), length, false);
    if (type.layout() == Layout.LIST || type.layout() == Layout.STRUCT) {
      column = null;
      nested = new Value[length];
    } else {
      column = new ResultColumn(type, length, frame.scratch());
      nested = null;
    }
  }

  /// Takes the values of `source` at `rows`.
  void put(Vector source, Selection rows) {
    if (nested != null) {
      for (int k = 0; k < rows.count(); k++) {
        nested[rows.row(k)] = Vectors.read(source, rows.row(k));
      }
      return;
    }
    var row = new Row(new Vector[] {source}, frame.context());
    Vector flat = row.flat(0);
    boolean nulls = source.mayHaveNulls();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int index = rows.row(k);
      row.at(index);
      if (nulls && row.isNull(0)) {
        continue;
      }
      Bits.set(validity.segment(), index);
      copy(flat, row.position(0), index);
    }
  }

  private void copy(Vector from, int position, int index) {
    ResultColumn out = Objects.requireNonNull(column);
    switch (from) {
      case BitVector v -> {
        out.at(index);
        out.putBoolean(v.at(position));
      }
      case BytesVector v -> {
        out.at(index);
        int start = v.startAt(position);
        int bytes = v.endAt(position) - start;
        long at = out.reserve(bytes);
        MemorySegment.copy(v.data(), start, out.byteSegment(), at, bytes);
        out.endBytes(at, bytes);
      }
      case FixedVector v -> copyFixed(v, position, index, out.values());
      case Vector v -> throw new IllegalArgumentException("Not flat: " + v.type());
    }
  }

  private void copyFixed(FixedVector from, int position, int index, MemorySegment to) {
    if (from.type().isDecimal() && !from.type().equals(type)) {
      copyDecimal(from, position, index, to);
      return;
    }
    switch (type.layout().widthBytes()) {
      case 4 -> to.set(INT, (long) index << 2, from.intAt(position));
      case 8 -> to.set(LONG, (long) index << 3, from.longAt(position));
      default -> {
        int width = type.layout().widthBytes();
        MemorySegment.copy(from.data(), (long) position * width, to, (long) index * width, width);
      }
    }
  }

  private void copyDecimal(FixedVector from, int position, int index, MemorySegment to) {
    int digits = type.scale() - from.type().scale();
    int width = type.layout().widthBytes();
    if (from.type().layout() == Layout.INT64 && digits <= 18) {
      long value = from.longAt(position);
      long factor = Decimals.longPow10(digits);
      long high = Math.multiplyHigh(value, factor);
      to.set(LONG, (long) index * width, value * factor);
      for (int at = 8; at < width; at += 8) {
        to.set(LONG, (long) index * width + at, at == 8 ? high : high >> 63);
      }
      return;
    }
    BigInteger value = Vectors.unscaled(from, position).multiply(Decimals.pow10(digits));
    for (int at = 0; at < width; at += 8) {
      to.set(LONG, (long) index * width + at, value.shiftRight(at * 8).longValue());
    }
  }

  /// The column, borrowed from the frame.
  Vector vector() {
    if (nested != null) {
      Value none = Value.nullOf(type.type());
      try (var builder = new VectorBuilder(type, frame.allocator())) {
        for (Value value : nested) {
          builder.append(value == null ? none : value);
        }
        return frame.lend(0, builder.build());
      }
    }
    return Columns.withValidity(Objects.requireNonNull(column).vector(), validity);
  }
}
