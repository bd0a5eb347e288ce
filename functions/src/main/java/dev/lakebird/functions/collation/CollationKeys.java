package dev.lakebird.functions.collation;

import static dev.lakebird.functions.spi.Signature.Parameter.required;
import static dev.lakebird.functions.spi.TypePattern.exact;
import static dev.lakebird.types.SqlType.BYTES;
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
import java.util.ArrayList;

/// The [key][CollationKey] of each element.
///
/// Source: GoogleSQL reference, "Collation".
public final class CollationKeys implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$collation_keys", "string")
          .takes(
              SqlType.array(BYTES),
              required(new TypePattern.ArrayOf(exact(STRING))),
              required(exact(STRING)))
          .example("COLLATE('Ab', 'und:ci') IN UNNEST(ARRAY_CONCAT(['a'], ['aB']))", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).values(CollationKeys::keys);
  }

  private static Value keys(Row row) {
    var collation = Collation.of(row.stringAt(1));
    var keys = new ArrayList<Value>();
    for (var element : ((Value.ArrayValue) row.valueAt(0)).elements()) {
      keys.add(
          element instanceof Value.StringValue text
              ? new Value.BytesValue(collation.key(text.value()))
              : Value.nullOf(BYTES));
    }
    return new Value.ArrayValue(SqlType.array(BYTES), keys);
  }
}
