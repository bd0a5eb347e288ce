package dev.lakebird.functions.math;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// Vectors as arrays of (dimension, magnitude).
final class SparseVectors {
  static final SqlType BY_NUMBER = entries(SqlType.INT64);
  static final SqlType BY_NAME = entries(SqlType.STRING);

  private SparseVectors() {}

  private static SqlType entries(SqlType dimension) {
    return SqlType.struct(
        SqlType.Field.anonymous(dimension), SqlType.Field.anonymous(SqlType.FLOAT64));
  }

  /// Magnitudes by dimension.
  ///
  /// @throws LakebirdException INVALID_VALUE where something is NULL or a dimension repeats
  static Map<Value, Double> read(Row row, int argument) {
    var magnitudes = new HashMap<Value, Double>();
    for (Value element : ((Value.ArrayValue) row.valueAt(argument)).elements()) {
      if (!(element instanceof Value.StructValue entry)) {
        throw RowErrors.invalid("NULL array element");
      }
      Value dimension = entry.fields().getFirst();
      if (dimension.isNull()
          || !(entry.fields().getLast() instanceof Value.Float64Value magnitude)) {
        throw RowErrors.invalid("NULL array element");
      }
      if (magnitudes.put(dimension, magnitude.value()) != null) {
        throw RowErrors.invalid("Duplicate index in the input array");
      }
    }
    return magnitudes;
  }

  /// Two sparse vectors as dense ones over the dimensions of either.
  static double[][] align(Map<Value, Double> a, Map<Value, Double> b) {
    var dimensions = new HashSet<>(a.keySet());
    dimensions.addAll(b.keySet());
    var both = new double[2][dimensions.size()];
    int at = 0;
    for (Value dimension : dimensions) {
      both[0][at] = a.getOrDefault(dimension, 0.0);
      both[1][at] = b.getOrDefault(dimension, 0.0);
      at++;
    }
    return both;
  }
}
