package dev.lakebird.functions.collation;

import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// REPLACE under a collation: text, part, its replacement, specification.
///
/// Source: GoogleSQL reference, "Collation".
public final class CollatedReplace implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$collated_replace", "string")
          .takes(STRING, STRING, STRING, STRING, STRING)
          .example("REPLACE(COLLATE('apple Pie', 'und:ci'), 'pie', 'cake')", "'apple cake'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).column((row, out) -> out.putText(replaced(row)));
  }

  private static String replaced(Row row) {
    String text = row.stringAt(0);
    String part = row.stringAt(1);
    var collation = Collation.of(row.stringAt(3));
    if (text.isEmpty() || collation.isIgnored(part)) {
      return text;
    }
    var search = CollatedSearch.in(text, part, collation);
    var replaced = new StringBuilder();
    int from = 0;
    for (int found = search.forward(0); found >= 0; found = search.forward(from)) {
      replaced.append(text, from, found).append(row.stringAt(2));
      from = search.end();
    }
    return replaced.append(text, from, text.length()).toString();
  }
}
