package dev.lakebird.functions.array;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class ArrayFunctions {
  private ArrayFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new MakeArray(),
        new MakeStruct(),
        new ArrayLength(),
        new GenerateArray(),
        new GenerateDateArray(),
        new ArrayAtOffset(),
        new ArrayAtOrdinal(),
        new SafeArrayAtOffset(),
        new SafeArrayAtOrdinal(),
        new ArrayConcat(),
        new ArrayReverse(),
        new ArrayToString(),
        new GenerateTimestampArray(),
        new ArrayFirst(),
        new ArrayLast(),
        new ArraySlice(),
        new ArrayIncludes(),
        new ArrayIncludesAny(),
        new ArrayIncludesAll(),
        new ArrayIsDistinct(),
        new ArrayMax(),
        new ArrayMin(),
        new ArraySum(),
        new ArrayAverage(),
        new ArrayZip(),
        new ArrayJoinAll());
  }
}
