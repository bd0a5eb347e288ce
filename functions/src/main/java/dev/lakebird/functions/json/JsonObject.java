package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.anythingRepeated;
import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.arrayOf;
import static dev.lakebird.functions.spi.Parameters.repeated;
import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A JSON object of names and values by turns, or of an array of names and one of values.
///
/// Of two values with one name the first counts. A name that is NULL is an error. Source: GoogleSQL
/// reference, "JSON functions".
public final class JsonObject implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_OBJECT", "json")
          .takes(JSON, repeated(STRING), anythingRepeated())
          .takes(JSON, arrayOf(STRING), array("T"))
          .calledOnNull()
          .example("JSON_OBJECT('foo', 10, 'bar', TRUE)", "JSON '{\"bar\":true,\"foo\":10}'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConstruction.object(call);
  }
}
