package dev.lakebird.functions.window;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class WindowFunctions {
  private WindowFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new RowNumber(),
        new Rank(),
        new DenseRank(),
        new PercentRank(),
        new CumulativeDistribution(),
        new Ntile(),
        new IsFirst(),
        new IsLast(),
        new FirstValue(),
        new LastValue(),
        new NthValue(),
        new Lag(),
        new Lead(),
        new PercentileCont(),
        new PercentileDisc(),
        new SortedPercentileCont(),
        new SortedPercentileDisc());
  }
}
