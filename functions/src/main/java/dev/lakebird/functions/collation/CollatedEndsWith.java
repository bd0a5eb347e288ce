package dev.lakebird.functions.collation;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// ENDS_WITH under a collation.
///
/// Source: GoogleSQL reference, "Collation".
public final class CollatedEndsWith implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$collated_ends_with", "string")
          .takes(BOOL, STRING, STRING, STRING)
          .example("ENDS_WITH(COLLATE('Apple', 'und:ci'), 'LE')", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .booleans(
            row -> {
              var collation = Collation.of(row.stringAt(2));
              String text = row.stringAt(0);
              String part = row.stringAt(1);
              return collation.isIgnored(part)
                  || !text.isEmpty() && CollatedSearch.in(text, part, collation).isSuffix(0);
            });
  }
}
