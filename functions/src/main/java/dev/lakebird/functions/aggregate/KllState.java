package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.ValueBytes;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import org.apache.datasketches.kll.KllSketch;
import org.jspecify.annotations.Nullable;

/// KLL sketches of numbers, or the union of sketches. Sketches are those of Apache DataSketches.
final class KllState implements GroupState {
  private final KllNumbers numbers;
  private final boolean fromSketches;
  private final Output output;
  private @Nullable KllSketch sketch;
  private int accuracy = KllNumbers.DEFAULT_ACCURACY;
  private @Nullable Value extent;
  private int size = 64;

  /// What the result is.
  enum Output {
    SKETCH,
    /// Quantiles, as many parts as the second argument says.
    QUANTILES,
    /// The quantile at the second argument.
    POINT
  }

  KllState(KllNumbers numbers, boolean fromSketches, Output output) {
    this.numbers = numbers;
    this.fromSketches = fromSketches;
    this.output = output;
  }

  @Override
  public void add(Row row) {
    if (fromSketches) {
      if (output != Output.SKETCH) {
        extent = row.valueAt(1);
      }
      if (!row.isNull(0)) {
        merge(numbers.read(row.textAt(0).toBytes()));
      }
      return;
    }
    if (row.count() > 1) {
      accuracy = KllNumbers.accuracy(row, 1);
    }
    if (!row.isNull(0)) {
      KllSketch to = sketch == null ? numbers.open(accuracy) : sketch;
      sketch = to;
      numbers.update(to, row);
      size = 64 + 8 * to.getNumRetained();
    }
  }

  private void merge(KllSketch other) {
    KllSketch to = sketch == null ? numbers.open(other.getK()) : sketch;
    sketch = to;
    to.merge(other);
    size = 64 + 8 * to.getNumRetained();
  }

  @Override
  public void merge(byte[] state) {
    StateBytes.read(
        state,
        in -> {
          Value other = ValueBytes.read(extentType(), in);
          if (!other.isNull()) {
            extent = other;
          }
          byte[] bytes = in.readAllBytes();
          if (bytes.length > 0) {
            merge(numbers.read(bytes));
          }
        });
  }

  private SqlType extentType() {
    return output == Output.POINT ? SqlType.FLOAT64 : SqlType.INT64;
  }

  @Override
  public byte[] export() {
    KllSketch known = sketch;
    return StateBytes.write(
        out -> {
          ValueBytes.write(extent == null ? Value.nullOf(extentType()) : extent, out);
          if (known != null) {
            out.write(numbers.bytes(known));
          }
        });
  }

  @Override
  public Value result() {
    KllSketch known = sketch;
    Value wanted = extent == null ? Value.nullOf(extentType()) : extent;
    return switch (output) {
      case SKETCH ->
          known == null ? Value.nullOf(SqlType.BYTES) : new Value.BytesValue(numbers.bytes(known));
      case QUANTILES ->
          known == null
              ? Value.nullOf(SqlType.array(numbers.type()))
              : numbers.quantiles(known, wanted);
      case POINT -> known == null ? Value.nullOf(numbers.type()) : numbers.point(known, wanted);
    };
  }

  @Override
  public int bytes() {
    return size;
  }
}
