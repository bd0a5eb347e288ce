package dev.lakebird.functions.collation;

import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;

/// SPLIT under a collation: text, delimiter, specification.
///
/// Source: GoogleSQL reference, "Collation".
public final class CollatedSplit implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$collated_split", "string")
          .takes(SqlType.array(STRING), STRING, STRING, STRING)
          .example("SPLIT(COLLATE('1x2X3', 'und:ci'), 'X')", "['1', '2', '3']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).values(CollatedSplit::parts);
  }

  private static Value parts(Row row) {
    String text = row.stringAt(0);
    String delimiter = row.stringAt(1);
    var collation = Collation.of(row.stringAt(2));
    var parts = new ArrayList<Value>();
    if (text.isEmpty()) {
      parts.add(Value.of(text));
    } else if (delimiter.isEmpty()) {
      text.codePoints().forEach(c -> parts.add(Value.of(Character.toString(c))));
    } else if (collation.isIgnored(delimiter)) {
      parts.add(Value.of(text));
    } else {
      var search = CollatedSearch.in(text, delimiter, collation);
      int from = 0;
      for (int found = search.forward(0); found >= 0; found = search.forward(from)) {
        parts.add(Value.of(text.substring(from, found)));
        from = search.end();
      }
      parts.add(Value.of(text.substring(from)));
    }
    return new Value.ArrayValue(SqlType.array(STRING), parts);
  }
}
