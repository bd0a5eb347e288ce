package dev.lakebird.types.vector;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.value.Value;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Builds flat vectors from single values: literals, VALUES lists, results of row functions, tests.
public final class VectorBuilder implements AutoCloseable {
  private final VectorType type;
  private final VectorScratch buffers;
  private final List<VectorBuilder> children = new ArrayList<>();
  private int length;
  private long dataBytes;
  private boolean hasNulls;

  public VectorBuilder(VectorType type, BufferAllocator allocator) {
    this.type = type;
    this.buffers = new VectorScratch(allocator);
    for (VectorType child : type.children()) {
      children.add(new VectorBuilder(child, allocator));
    }
  }

  /// A flat vector of the values, owned by the caller.
  public static Vector build(VectorType type, List<Value> values, BufferAllocator allocator) {
    try (var builder = new VectorBuilder(type, allocator)) {
      for (Value value : values) {
        builder.append(value);
      }
      return builder.build();
    }
  }

  /// A constant vector of the value, owned by the caller.
  public static ConstantVector constant(
      VectorType type, Value value, int length, BufferAllocator allocator) {
    return new ConstantVector(build(type, List.of(value), allocator), length);
  }

  public int length() {
    return length;
  }

  public void appendNull() {
    append(Value.nullOf(type.type()));
  }

  /// Appends a long to a vector of layout INT64, or INT32 where it fits.
  public void appendLong(long value) {
    reserve();
    writeLong(value);
    length++;
  }

  public void appendDouble(double value) {
    reserve();
    buffers.grow(1, (long) length * 8, (length + 1L) * 8).segment().set(DOUBLE, length * 8L, value);
    length++;
  }

  public void appendBoolean(boolean value) {
    reserve();
    Bits.put(bits(1), length, value);
    length++;
  }

  public void appendBytes(byte[] bytes) {
    reserve();
    writeBytes(bytes);
    length++;
  }

  /// Appends a value of the builder's type or NULL.
  public void append(Value value) {
    reserve();
    switch (value) {
      case Value.NullValue v -> writeNull();
      case Value.BoolValue v -> Bits.put(bits(1), length, v.value());
      case Value.Int64Value v -> writeLong(v.value());
      case Value.DateValue v -> writeLong(v.days());
      case Value.TimeValue v -> writeLong(v.micros());
      case Value.DatetimeValue v -> writeLong(v.micros());
      case Value.TimestampValue v -> writeLong(v.micros());
      case Value.Float64Value v ->
          buffers
              .grow(1, (long) length * 8, (length + 1L) * 8)
              .segment()
              .set(DOUBLE, length * 8L, v.value());
      case Value.DecimalValue v -> writeDecimal(v.value());
      case Value.StringValue v -> writeBytes(v.value().getBytes(StandardCharsets.UTF_8));
      case Value.BytesValue v -> writeBytes(v.value());
      case Value.JsonValue v -> writeBytes(v.text().getBytes(StandardCharsets.UTF_8));
      case Value.IntervalValue v -> {
        MemorySegment data = fixed();
        data.set(INT, length * 16L, v.months());
        data.set(INT, length * 16L + 4, v.days());
        data.set(LONG, length * 16L + 8, v.nanos());
      }
      case Value.ArrayValue v -> {
        v.elements().forEach(children.getFirst()::append);
        writeOffset();
      }
      case Value.StructValue v -> {
        for (int f = 0; f < children.size(); f++) {
          children.get(f).append(v.fields().get(f));
        }
      }
      case Value.RangeValue v -> writeBytes(RangeBytes.encode(v));
    }
    length++;
  }

  /// The vector of all values appended so far, owned by the caller; the builder starts anew.
  public Vector build() {
    Vector built = vector();
    buffers.close();
    length = 0;
    dataBytes = 0;
    hasNulls = false;
    return built;
  }

  private Vector vector() {
    @Nullable NativeBuffer validity =
        hasNulls ? buffers.grow(0, bitmapBytes(), bitmapBytes()).retain() : null;
    int width = type.layout().widthBytes();
    return switch (type.layout()) {
      case BITS ->
          new BitVector(length, buffers.grow(1, bitmapBytes(), bitmapBytes()).retain(), validity);
      case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL ->
          new FixedVector(
              type,
              length,
              buffers.grow(1, (long) length * width, (long) length * width).retain(),
              validity);
      case BYTES ->
          BytesVector.flat(
              type,
              length,
              offsets().retain(),
              buffers.grow(2, dataBytes, dataBytes).retain(),
              validity);
      case LIST ->
          new ListVector(type, length, offsets().retain(), children.getFirst().build(), validity);
      case STRUCT ->
          new StructVector(
              type, length, children.stream().map(VectorBuilder::build).toList(), validity);
    };
  }

  private long bitmapBytes() {
    return Bits.bytesFor(length);
  }

  private NativeBuffer offsets() {
    NativeBuffer offsets = buffers.grow(1, (length + 1L) * 4, (length + 1L) * 4);
    offsets.segment().set(INT, 0, 0);
    return offsets;
  }

  private MemorySegment bits(int slot) {
    return buffers.grow(slot, bitmapBytes(), Bits.bytesFor(length + 1)).segment();
  }

  private MemorySegment fixed() {
    int width = type.layout().widthBytes();
    return buffers.grow(1, (long) length * width, (length + 1L) * width).segment();
  }

  private void reserve() {
    Bits.set(bits(0), length);
  }

  private void writeNull() {
    hasNulls = true;
    Bits.clear(bits(0), length);
    switch (type.layout()) {
      case BITS -> Bits.clear(bits(1), length);
      case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL -> {
        int width = type.layout().widthBytes();
        fixed().asSlice((long) length * width, width).fill((byte) 0);
      }
      case BYTES, LIST -> writeOffset();
      case STRUCT -> children.forEach(VectorBuilder::appendNull);
    }
  }

  private void writeLong(long value) {
    switch (type.layout()) {
      case INT32 -> fixed().set(INT, length * 4L, Math.toIntExact(value));
      case INT64 -> fixed().set(LONG, length * 8L, value);
      case BITS, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL, BYTES, LIST, STRUCT ->
          throw LakebirdException.internal("An integer does not fit a vector of " + type);
    }
  }

  private void writeDecimal(BigDecimal value) {
    BigInteger unscaled = value.setScale(type.scale(), RoundingMode.UNNECESSARY).unscaledValue();
    int width = type.layout().widthBytes();
    MemorySegment data = fixed();
    for (int at = 0; at < width; at += 8) {
      data.set(LONG, (long) length * width + at, unscaled.shiftRight(at * 8).longValue());
    }
    if (unscaled.bitLength() >= width * 8) {
      throw LakebirdException.internal("A decimal does not fit a vector of " + type);
    }
  }

  private void writeBytes(byte[] bytes) {
    MemorySegment data = buffers.grow(2, dataBytes, dataBytes + bytes.length).segment();
    MemorySegment.copy(
        bytes, 0, data, dev.lakebird.types.memory.NativeLayouts.BYTE, dataBytes, bytes.length);
    dataBytes += bytes.length;
    writeOffset();
  }

  private void writeOffset() {
    MemorySegment offsets = buffers.grow(1, (length + 1L) * 4, (length + 2L) * 4).segment();
    offsets.set(INT, 0, 0);
    int end =
        type.layout() == Layout.LIST ? children.getFirst().length() : Math.toIntExact(dataBytes);
    offsets.set(INT, (length + 1L) * 4, end);
  }

  @Override
  public void close() {
    buffers.close();
    children.forEach(VectorBuilder::close);
  }

  /// The type of the values it takes.
  public SqlType sqlType() {
    return type.type();
  }
}
