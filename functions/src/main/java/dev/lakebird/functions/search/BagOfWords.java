package dev.lakebird.functions.search;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How often each term is in an array, in the order of the terms, NULL first.
///
/// Source: BigQuery reference, "Text analysis functions".
public final class BagOfWords implements ScalarFunction {
  private static final SqlType.Struct COUNTED =
      new SqlType.Struct(
          List.of(SqlType.Field.of("term", STRING), SqlType.Field.of("count", INT64)));

  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("BAG_OF_WORDS", "search")
          .takes(SqlType.array(COUNTED), SqlType.array(STRING))
          .example("BAG_OF_WORDS(['pie', 'I', 'pie'])", "[('I', 1), ('pie', 2)]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    var type = (SqlType.Array) call.resultType();
    return RowKernels.strict(call).values(row -> counted((Value.ArrayValue) row.valueAt(0), type));
  }

  private static Value counted(Value.ArrayValue terms, SqlType.Array type) {
    Map<Value, Long> counts =
        new TreeMap<>(
            Comparator.comparing(
                term -> term instanceof Value.StringValue v ? v.value() : null,
                Comparator.nullsFirst(Comparator.naturalOrder())));
    for (Value term : terms.elements()) {
      counts.merge(term, 1L, Long::sum);
    }
    var counted = new ArrayList<Value>();
    counts.forEach(
        (term, count) ->
            counted.add(new Value.StructValue(COUNTED, List.of(term, Value.of(count)))));
    return new Value.ArrayValue(type, counted);
  }
}
