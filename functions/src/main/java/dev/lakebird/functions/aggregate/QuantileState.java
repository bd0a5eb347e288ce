package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.comparison.Ordering;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import org.apache.datasketches.kll.KllItemsSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/// APPROX_QUANTILES: a KLL sketch of the values, exact while it holds them all. The sketch keeps boxed
/// values, of any type that has an order.
final class QuantileState implements GroupState {
  /// About 0.1 % off in rank.
  private static final int ACCURACY = 3000;

  private static final int VALUE_BYTES = 64;

  private final SqlType.Array resultType;
  private final boolean nulls;
  private final ValueSerDe serDe;
  private KllItemsSketch<Value> sketch;
  private int number;
  private int retained;

  /// @param nulls whether NULL is the least of the values rather than passed over
  QuantileState(BoundCall call, boolean nulls) {
    this.resultType = (SqlType.Array) call.resultType();
    this.nulls = nulls;
    this.serDe = new ValueSerDe(resultType.element());
    this.sketch = KllItemsSketch.newHeapInstance(ACCURACY, QuantileState::compare, serDe);
  }

  private static int compare(Value a, Value b) {
    return a.isNull() || b.isNull()
        ? Boolean.compare(b.isNull(), a.isNull())
        : Ordering.compare(a, b);
  }

  @Override
  public void add(Row row) {
    number = Amount.of(row, 1, "APPROX_QUANTILES");
    if (nulls || !row.isNull(0)) {
      sketch.update(row.valueAt(0));
      retained = sketch.getNumRetained();
    }
  }

  @Override
  public void merge(byte[] state) {
    StateBytes.read(
        state,
        in -> {
          number = Math.max(number, in.readInt());
          byte[] other = in.readAllBytes();
          sketch.merge(
              KllItemsSketch.heapify(MemorySegment.ofArray(other), QuantileState::compare, serDe));
          retained = sketch.getNumRetained();
        });
  }

  @Override
  public byte[] export() {
    byte[] values = sketch.toByteArray();
    return StateBytes.write(
        out -> {
          out.writeInt(number);
          out.write(values);
        });
  }

  @Override
  public Value result() {
    if (sketch.isEmpty()) {
      return Value.nullOf(resultType);
    }
    var values = new ArrayList<Value>();
    for (int i = 0; i <= number; i++) {
      values.add(sketch.getQuantile((double) i / number, QuantileSearchCriteria.INCLUSIVE));
    }
    return new Value.ArrayValue(resultType, values);
  }

  @Override
  public int bytes() {
    return VALUE_BYTES * (8 + retained);
  }
}
