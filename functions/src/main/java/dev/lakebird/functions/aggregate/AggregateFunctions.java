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
        new PopulationDeviation(),
        new ArrayConcatAgg(),
        new PopulationCovariance(),
        new SampleCovariance(),
        new Correlation(),
        new MaximumBy(),
        new MinimumBy(),
        new ApproxTopCount(),
        new ApproxTopSum(),
        new ApproxQuantiles(),
        new ApproxCountDistinct(),
        new HllInit(),
        new HllMerge(),
        new HllMergePartial(),
        new HllExtract(),
        new KllLongInit(),
        new KllLongMerge(),
        new KllLongMergePoint(),
        new KllLongExtract(),
        new KllLongExtractPoint(),
        new KllDoubleInit(),
        new KllDoubleMerge(),
        new KllDoubleMergePoint(),
        new KllDoubleExtract(),
        new KllDoubleExtractPoint(),
        new KllMergePartial());
  }
}
