package dev.lakebird.functions.adapter;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Values of a type as bytes and back, for states that spill. The same value has the same bytes, except
/// that the sign of a FLOAT64 zero is dropped.
public final class ValueBytes {
  private ValueBytes() {}

  /// The bytes of one value.
  public static byte[] of(Value value) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Appends a value.
  public static void write(Value value, DataOutputStream out) throws IOException {
    out.writeBoolean(value.isNull());
    switch (value) {
      case Value.NullValue v -> {}
      case Value.BoolValue v -> out.writeBoolean(v.value());
      case Value.Int64Value v -> out.writeLong(v.value());
      case Value.Float64Value v -> out.writeDouble(v.value() == 0 ? 0 : v.value());
      case Value.DecimalValue v -> {
        BigDecimal plain = v.value().stripTrailingZeros();
        out.writeInt(plain.scale());
        bytes(plain.unscaledValue().toByteArray(), out);
      }
      case Value.StringValue v -> bytes(v.value().getBytes(StandardCharsets.UTF_8), out);
      case Value.BytesValue v -> bytes(v.value(), out);
      case Value.DateValue v -> out.writeInt(v.days());
      case Value.TimeValue v -> out.writeLong(v.micros());
      case Value.DatetimeValue v -> out.writeLong(v.micros());
      case Value.TimestampValue v -> out.writeLong(v.micros());
      case Value.IntervalValue v -> {
        out.writeInt(v.months());
        out.writeInt(v.days());
        out.writeLong(v.nanos());
      }
      case Value.JsonValue v -> bytes(v.text().getBytes(StandardCharsets.UTF_8), out);
      case Value.ArrayValue v -> all(v.elements(), out);
      case Value.StructValue v -> all(v.fields(), out);
      case Value.RangeValue v -> {
        write(v.start(), out);
        write(v.end(), out);
      }
    }
  }

  private static void bytes(byte[] value, DataOutputStream out) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  private static void all(List<Value> values, DataOutputStream out) throws IOException {
    out.writeInt(values.size());
    for (Value value : values) {
      write(value, out);
    }
  }

  /// Reads a value of the type.
  public static Value read(SqlType type, DataInputStream in) throws IOException {
    if (in.readBoolean()) {
      return Value.nullOf(type);
    }
    return switch (type) {
      case SqlType.Bool t -> Value.of(in.readBoolean());
      case SqlType.Int64 t -> Value.of(in.readLong());
      case SqlType.Float64 t -> Value.of(in.readDouble());
      case SqlType.Numeric t -> decimal(t, in);
      case SqlType.BigNumeric t -> decimal(t, in);
      case SqlType.StringType t -> Value.of(text(in));
      case SqlType.Bytes t -> new Value.BytesValue(bytes(in));
      case SqlType.Date t -> new Value.DateValue(in.readInt());
      case SqlType.Time t -> new Value.TimeValue(in.readLong());
      case SqlType.Datetime t -> new Value.DatetimeValue(in.readLong());
      case SqlType.Timestamp t -> new Value.TimestampValue(in.readLong());
      case SqlType.Interval t -> new Value.IntervalValue(in.readInt(), in.readInt(), in.readLong());
      case SqlType.Json t -> new Value.JsonValue(text(in));
      case SqlType.Geography t -> throw LakebirdException.unimplemented("GEOGRAPHY in a state");
      case SqlType.Array t -> {
        int count = in.readInt();
        var elements = new ArrayList<Value>(count);
        for (int i = 0; i < count; i++) {
          elements.add(read(t.element(), in));
        }
        yield new Value.ArrayValue(t, elements);
      }
      case SqlType.Struct t -> {
        int count = in.readInt();
        var fields = new ArrayList<Value>(count);
        for (int i = 0; i < count; i++) {
          fields.add(read(t.fields().get(i).type(), in));
        }
        yield new Value.StructValue(t, fields);
      }
      case SqlType.Range t -> new Value.RangeValue(t, read(t.element(), in), read(t.element(), in));
    };
  }

  private static Value decimal(SqlType type, DataInputStream in) throws IOException {
    int scale = in.readInt();
    return new Value.DecimalValue(type, new BigDecimal(new BigInteger(bytes(in)), scale));
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }
}
