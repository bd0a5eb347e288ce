package dev.lakebird.functions.comparison;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class ComparisonFunctions {
  private ComparisonFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new Equal(),
        new NotEqual(),
        new Less(),
        new LessOrEqual(),
        new Greater(),
        new GreaterOrEqual(),
        new IsDistinctFrom(),
        new IsNotDistinctFrom(),
        new InList(),
        new InArray(),
        new Like(),
        new LikeAny(),
        new LikeAll(),
        new NotLikeAny(),
        new NotLikeAll());
  }
}
