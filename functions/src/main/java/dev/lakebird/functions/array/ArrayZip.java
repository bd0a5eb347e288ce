package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.named;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// The elements of two to four arrays at the same offset as STRUCTs.
///
/// With `mode` `STRICT` arrays of different lengths are an error, with `TRUNCATE` the shortest
/// decides, with `PAD` the longest, NULL standing for what is not there. Source: GoogleSQL
/// reference, "Array functions".
public final class ArrayZip implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_ZIP", "array")
          .takes(Zips::typeOf, array("T"), array("U"), named("mode", STRING, Value.of("STRICT")))
          .takes(
              Zips::typeOf,
              array("T"),
              array("U"),
              array("V"),
              named("mode", STRING, Value.of("STRICT")))
          .takes(
              Zips::typeOf,
              array("T"),
              array("U"),
              array("V"),
              array("W"),
              named("mode", STRING, Value.of("STRICT")))
          .example("ARRAY_ZIP([1, 2], ['a', 'b'])", "[(1, 'a'), (2, 'b')]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Zips.bind(call);
  }
}
