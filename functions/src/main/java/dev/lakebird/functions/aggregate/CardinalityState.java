package dev.lakebird.functions.aggregate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.ValueBytes;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
import org.jspecify.annotations.Nullable;

/// HyperLogLog sketches of values, or the union of sketches. Sketches are those of Apache DataSketches.
final class CardinalityState implements GroupState {
  static final int DEFAULT_PRECISION = 15;
  private static final int PRECISION_MIN = 10;
  private static final int PRECISION_MAX = 24;

  /// The sketches have no more than 2^21 registers.
  private static final int REGISTERS_LOG_MAX = 21;

  private final Input input;
  private final boolean toSketch;
  private @Nullable HllUnion union;
  private int precision = REGISTERS_LOG_MAX;
  private int size = 64;

  /// What a row brings.
  enum Input {
    /// A value, and its precision where there is a second argument.
    VALUES,
    SKETCHES
  }

  /// @param toSketch whether the result is the sketch rather than the number
  CardinalityState(Input input, boolean toSketch) {
    this.input = input;
    this.toSketch = toSketch;
  }

  @Override
  public void add(Row row) {
    if (input == Input.VALUES && row.count() > 1) {
      if (row.isNull(1) || row.longAt(1) < PRECISION_MIN || row.longAt(1) > PRECISION_MAX) {
        throw RowErrors.invalid("HLL_COUNT precision must be between 10 and 24");
      }
      precision = (int) Math.min(row.longAt(1), REGISTERS_LOG_MAX);
    }
    if (row.isNull(0)) {
      return;
    }
    if (input == Input.VALUES) {
      HllUnion to = union(row.count() > 1 ? precision : DEFAULT_PRECISION);
      switch (row.valueAt(0)) {
        case Value.Int64Value v -> to.update(v.value());
        case Value v -> to.update(ValueBytes.of(v));
      }
      size = 64 + to.getUpdatableSerializationBytes();
    } else {
      merge(row.textAt(0).toBytes());
    }
  }

  private HllUnion union(int registersLog) {
    HllUnion known = union;
    if (known == null) {
      known = new HllUnion(registersLog);
      union = known;
    }
    return known;
  }

  @Override
  public void merge(byte[] state) {
    if (state.length == 0) {
      return;
    }
    HllSketch sketch = read(state);
    union(sketch.getLgConfigK()).update(sketch);
    size = 64 + union(0).getUpdatableSerializationBytes();
  }

  /// A sketch from its bytes.
  ///
  /// @throws LakebirdException INVALID_VALUE where the bytes are none
  static HllSketch read(byte[] bytes) {
    try {
      return HllSketch.heapify(bytes);
    } catch (RuntimeException e) {
      LakebirdException error = RowErrors.invalid("Invalid or incompatible HLL++ sketch");
      error.addSuppressed(e);
      throw error;
    }
  }

  @Override
  public byte[] export() {
    return union == null ? new byte[0] : sketch(union);
  }

  private static byte[] sketch(HllUnion union) {
    return union.getResult(TgtHllType.HLL_8).toCompactByteArray();
  }

  @Override
  public Value result() {
    HllUnion known = union;
    if (toSketch) {
      return known == null ? Value.nullOf(SqlType.BYTES) : new Value.BytesValue(sketch(known));
    }
    return Value.of(known == null ? 0L : Math.round(known.getEstimate()));
  }

  @Override
  public int bytes() {
    return size;
  }
}
