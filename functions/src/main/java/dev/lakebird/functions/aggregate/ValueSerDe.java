package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.adapter.ValueBytes;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.apache.datasketches.common.ArrayOfItemsSerDe;

/// Values in the bytes of a sketch.
final class ValueSerDe extends ArrayOfItemsSerDe<Value> {
  private final SqlType type;

  ValueSerDe(SqlType type) {
    this.type = type;
  }

  @Override
  public byte[] serializeToByteArray(Value item) {
    return ValueBytes.of(item);
  }

  @Override
  public byte[] serializeToByteArray(Value[] items) {
    return StateBytes.write(
        out -> {
          for (Value item : items) {
            ValueBytes.write(item, out);
          }
        });
  }

  @Override
  public Value[] deserializeFromMemorySegment(MemorySegment segment, long offset, int count) {
    var values = new Value[count];
    StateBytes.read(
        bytes(segment, offset),
        in -> {
          for (int i = 0; i < count; i++) {
            values[i] = ValueBytes.read(type, in);
          }
        });
    return values;
  }

  @Override
  public int sizeOf(Value item) {
    return ValueBytes.of(item).length;
  }

  @Override
  public int sizeOf(MemorySegment segment, long offset, int count) {
    byte[] bytes = bytes(segment, offset);
    var left = new int[1];
    StateBytes.read(
        bytes,
        in -> {
          for (int i = 0; i < count; i++) {
            ValueBytes.read(type, in);
          }
          left[0] = in.available();
        });
    return bytes.length - left[0];
  }

  private static byte[] bytes(MemorySegment segment, long offset) {
    return segment.asSlice(offset).toArray(ValueLayout.JAVA_BYTE);
  }

  @Override
  public String toString(Value item) {
    return item.toString();
  }

  @Override
  public Class<Value> getClassOfT() {
    return Value.class;
  }
}
