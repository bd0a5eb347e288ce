package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class AggregateFunctions {
  private AggregateFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new Count(),
        new CountIf(),
        new Sum(),
        new Average(),
        new Minimum(),
        new Maximum(),
        new AnyValue(),
        new LogicalAnd(),
        new LogicalOr(),
        new ArrayAgg(),
        new StringAgg(),
        new BitAndAgg(),
        new BitOrAgg(),
        new BitXorAgg(),
        new SampleVariance(),
        new PopulationVariance(),
        new SampleDeviation(),
        new PopulationDeviation());
  }
}
