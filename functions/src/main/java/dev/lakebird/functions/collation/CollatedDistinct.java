package dev.lakebird.functions.collation;

import static dev.lakebird.functions.spi.Signature.Parameter.required;
import static dev.lakebird.functions.spi.TypePattern.exact;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.spi.TypePattern;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;

/// The elements of an array that equal no earlier one under a collation.
///
/// Source: GoogleSQL reference, "Collation".
public final class CollatedDistinct implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$collated_distinct", "string")
          .takes(
              SqlType.array(STRING),
              required(new TypePattern.ArrayOf(exact(STRING))),
              required(exact(STRING)))
          .example(
              "(SELECT ARRAY_AGG(DISTINCT COLLATE(x, 'und:ci')) FROM UNNEST(['b', 'B']) AS x)",
              "['b']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).values(CollatedDistinct::distinct);
  }

  private static Value distinct(Row row) {
    var collation = Collation.of(row.stringAt(1));
    var seen = new HashSet<ByteBuffer>();
    boolean withNull = false;
    var kept = new ArrayList<Value>();
    for (var element : ((Value.ArrayValue) row.valueAt(0)).elements()) {
      boolean isNew;
      if (element instanceof Value.StringValue text) {
        isNew = seen.add(ByteBuffer.wrap(collation.key(text.value())));
      } else {
        isNew = !withNull;
        withNull = true;
      }
      if (isNew) {
        kept.add(element);
      }
    }
    return new Value.ArrayValue(SqlType.array(STRING), kept);
  }
}
