package dev.lakebird.tableformat.fileimport;

import dev.lakebird.tableformat.parquet.footer.ColumnRange;
import dev.lakebird.types.value.Value;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import org.apache.iceberg.types.Comparators;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.BinaryUtil;
import org.apache.iceberg.util.UnicodeUtil;
import org.jspecify.annotations.Nullable;

/// The bounds of a column over the row groups of a file, as they are added. One row group that does not
/// prove any leaves the file without.
final class FooterBounds {
  private static final int BOUND_LENGTH = 16;

  private final Type type;
  private final Comparator<Object> order;
  private @Nullable Object lower;
  private @Nullable Object upper;
  private boolean isKnown = true;

  FooterBounds(Type type) {
    this.type = type;
    this.order = Comparators.forType(type.asPrimitiveType());
  }

  void add(ColumnRange range) {
    if (range.rowCount() == 0 || range.isAllNull()) {
      return;
    }
    Object min = range.min().map(this::bound).orElse(null);
    Object max = range.max().map(this::bound).orElse(null);
    if (min == null || max == null || order.compare(min, max) > 0) {
      isKnown = false;
      return;
    }
    Object l = lower;
    Object u = upper;
    lower = l == null || order.compare(min, l) < 0 ? min : l;
    upper = u == null || order.compare(max, u) > 0 ? max : u;
  }

  Optional<ByteBuffer> lower() {
    return isKnown && lower != null ? encoded(shortLower(lower)) : Optional.empty();
  }

  Optional<ByteBuffer> upper() {
    return isKnown && upper != null ? encoded(shortUpper(upper)) : Optional.empty();
  }

  private Optional<ByteBuffer> encoded(@Nullable Object bound) {
    return bound == null ? Optional.empty() : Optional.of(Conversions.toByteBuffer(type, bound));
  }

  /// A zero bounds both zeros, which Iceberg tells apart.
  private Object shortLower(Object bound) {
    return switch (bound) {
      case String s -> UnicodeUtil.truncateStringMin(s, BOUND_LENGTH);
      case ByteBuffer b when type instanceof Types.BinaryType ->
          BinaryUtil.truncateBinaryMin(b, BOUND_LENGTH);
      case Double d when d == 0 -> -0.0;
      case Float f when f == 0 -> -0.0f;
      default -> bound;
    };
  }

  private @Nullable Object shortUpper(Object bound) {
    return switch (bound) {
      case String s -> UnicodeUtil.truncateStringMax(s, BOUND_LENGTH);
      case ByteBuffer b when type instanceof Types.BinaryType ->
          BinaryUtil.truncateBinaryMax(b, BOUND_LENGTH);
      case Double d when d == 0 -> 0.0;
      case Float f when f == 0 -> 0.0f;
      default -> bound;
    };
  }

  /// The bound as Iceberg's API takes it for the type, or null where there is none.
  private @Nullable Object bound(Value value) {
    return switch (value) {
      case Value.BoolValue v -> v.value();
      case Value.Int64Value v -> type instanceof Types.IntegerType ? integer(v.value()) : v.value();
      case Value.Float64Value v -> floating(v.value());
      case Value.DecimalValue v ->
          type instanceof Types.DecimalType t
              ? v.value().setScale(t.scale(), RoundingMode.UNNECESSARY)
              : null;
      case Value.StringValue v -> v.value();
      case Value.BytesValue v -> bytes(v.value());
      case Value.DateValue v -> v.days();
      case Value.TimeValue v -> v.micros();
      case Value.DatetimeValue v -> v.micros();
      case Value.TimestampValue v -> v.micros();
      case Value.NullValue v -> null;
      case Value.IntervalValue v -> null;
      case Value.JsonValue v -> null;
      case Value.ArrayValue v -> null;
      case Value.StructValue v -> null;
      case Value.RangeValue v -> null;
    };
  }

  private static @Nullable Object integer(long value) {
    return value == (int) value ? (int) value : null;
  }

  private Object floating(double value) {
    if (type instanceof Types.FloatType) {
      return (float) value;
    }
    return value;
  }

  /// Text that was cut within a character bounds nothing.
  private @Nullable Object bytes(byte[] value) {
    if (!(type instanceof Types.StringType)) {
      return ByteBuffer.wrap(value);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException cut) {
      return null;
    }
  }
}
