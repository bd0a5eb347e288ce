package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.kll.KllLongsSketch;
import org.apache.datasketches.kll.KllSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/// KLL sketches of INT64 and of FLOAT64.
enum KllNumbers {
  INT64,
  FLOAT64;

  static final int DEFAULT_ACCURACY = 1000;
  private static final int ACCURACY_MAX = 65_535;
  private static final int ACCURACY_MIN = 8;
  private static final long PARTS_MAX = 100_000;

  SqlType type() {
    return this == INT64 ? SqlType.INT64 : SqlType.FLOAT64;
  }

  /// The precision that an argument says: one over the error in rank.
  static int accuracy(Row row, int argument) {
    long accuracy = row.isNull(argument) ? 0 : row.longAt(argument);
    if (accuracy < 1 || accuracy > 100_000) {
      throw RowErrors.invalid("KLL_QUANTILES precision must be between 1 and 100000");
    }
    return (int) Math.clamp(accuracy, ACCURACY_MIN, ACCURACY_MAX);
  }

  KllSketch open(int accuracy) {
    return this == INT64
        ? KllLongsSketch.newHeapInstance(accuracy)
        : KllDoublesSketch.newHeapInstance(accuracy);
  }

  void update(KllSketch sketch, Row row) {
    if (sketch instanceof KllLongsSketch longs) {
      longs.update(row.longAt(0));
    } else if (sketch instanceof KllDoublesSketch doubles) {
      doubles.update(row.doubleAt(0));
    }
  }

  byte[] bytes(KllSketch sketch) {
    return sketch instanceof KllLongsSketch longs
        ? longs.toByteArray()
        : ((KllDoublesSketch) sketch).toByteArray();
  }

  /// A sketch from its bytes.
  ///
  /// @throws LakebirdException INVALID_VALUE where the bytes are none of this kind
  KllSketch read(byte[] bytes) {
    try {
      MemorySegment segment = MemorySegment.ofArray(bytes);
      return this == INT64 ? KllLongsSketch.heapify(segment) : KllDoublesSketch.heapify(segment);
    } catch (RuntimeException e) {
      LakebirdException error = RowErrors.invalid("Invalid or incompatible KLL sketch");
      error.addSuppressed(e);
      throw error;
    }
  }

  /// The ends of `parts` parts with as many values each.
  Value quantiles(KllSketch sketch, Value parts) {
    long count = parts instanceof Value.Int64Value v ? v.value() : 0;
    if (count < 1 || count > PARTS_MAX) {
      throw RowErrors.invalid("The number of quantiles must be between 1 and " + PARTS_MAX);
    }
    var type = SqlType.array(type());
    if (sketch.isEmpty()) {
      return Value.nullOf(type);
    }
    var values = new ArrayList<Value>();
    for (long i = 0; i <= count; i++) {
      values.add(at(sketch, (double) i / count));
    }
    return new Value.ArrayValue(type, values);
  }

  Value point(KllSketch sketch, Value rank) {
    double phi = rank instanceof Value.Float64Value v ? v.value() : -1;
    if (!(phi >= 0 && phi <= 1)) {
      throw RowErrors.invalid("The quantile must be between 0 and 1");
    }
    return sketch.isEmpty() ? Value.nullOf(type()) : at(sketch, phi);
  }

  private static Value at(KllSketch sketch, double rank) {
    return sketch instanceof KllLongsSketch longs
        ? Value.of(longs.getQuantile(rank, QuantileSearchCriteria.INCLUSIVE))
        : Value.of(((KllDoublesSketch) sketch).getQuantile(rank, QuantileSearchCriteria.INCLUSIVE));
  }
}
