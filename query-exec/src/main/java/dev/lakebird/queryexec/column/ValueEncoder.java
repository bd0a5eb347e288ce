package dev.lakebird.queryexec.column;

import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Writes single values as bytes: one byte whether it is not NULL, then the value: fixed width as it
/// lies, strings behind their length, arrays behind their count, structs field by field. Equal values
/// have equal bytes. [ValueDecoder] reads them back. Belongs to one thread.
public final class ValueEncoder {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[256];
  private int length;

  public int length() {
    return length;
  }

  /// The bytes so far: the first [#length] of them, replaced when it grows.
  public byte[] bytes() {
    return bytes;
  }

  public void clear() {
    length = 0;
  }

  /// Appends the value of a row.
  ///
  /// @param normalise whether floats that GoogleSQL groups together shall have the same bytes
  public void append(Vector vector, int row, boolean normalise) {
    room(1);
    if (vector.isNull(row)) {
      bytes[length++] = 0;
      return;
    }
    switch (vector) {
      case ConstantVector v -> append(v.value(), 0, normalise);
      case DictionaryVector v -> append(v.dictionary(), v.indexAt(row), normalise);
      case BitVector v -> {
        room(2);
        bytes[length++] = 1;
        bytes[length++] = (byte) (v.at(row) ? 1 : 0);
      }
      case FixedVector v -> appendFixed(v, row, normalise);
      case BytesVector v -> {
        int size = v.byteLengthAt(row);
        room(size + 5);
        bytes[length++] = 1;
        INTS.set(bytes, length, size);
        MemorySegment.copy(
            v.data(), ValueLayout.JAVA_BYTE, v.startAt(row), bytes, length + 4, size);
        length += size + 4;
      }
      case ListVector v -> {
        room(5);
        bytes[length++] = 1;
        int end = v.endAt(row);
        INTS.set(bytes, length, end - v.startAt(row));
        length += 4;
        for (int e = v.startAt(row); e < end; e++) {
          append(v.elements(), e, normalise);
        }
      }
      case StructVector v -> {
        bytes[length++] = 1;
        for (Vector child : v.children()) {
          append(child, row, normalise);
        }
      }
    }
  }

  private void appendFixed(FixedVector v, int row, boolean normalise) {
    int width = v.type().layout().widthBytes();
    room(width + 1);
    bytes[length++] = 1;
    if (normalise && v.type().layout() == Layout.FLOAT64) {
      double value = v.doubleAt(row);
      DOUBLES.set(bytes, length, Double.isNaN(value) ? Double.NaN : value + 0.0);
    } else {
      MemorySegment.copy(v.data(), ValueLayout.JAVA_BYTE, (long) row * width, bytes, length, width);
    }
    length += width;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
