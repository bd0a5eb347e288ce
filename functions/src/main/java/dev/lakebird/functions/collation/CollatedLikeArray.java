package dev.lakebird.functions.collation;

import static dev.lakebird.functions.spi.Signature.Parameter.required;
import static dev.lakebird.functions.spi.TypePattern.exact;
import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.spi.TypePattern;
import dev.lakebird.types.value.Value;

/// LIKE over an array of patterns under a collation: text, patterns, specification, and which of `ANY`, `ALL`, `NOT ANY`, `NOT ALL`.
///
/// Source: GoogleSQL reference, "Quantified LIKE operator".
public final class CollatedLikeArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$collated_like_array", "string")
          .takes(
              BOOL,
              required(exact(STRING)),
              required(new TypePattern.ArrayOf(exact(STRING))),
              required(exact(STRING)),
              required(exact(STRING)))
          .calledOnNull()
          .example("COLLATE('abc', 'und:ci') LIKE ANY UNNEST(ARRAY_CONCAT(['A%'], ['x']))", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call).booleans(CollatedLikeArray::holds);
  }

  private static boolean holds(Row row) {
    String quantifier = row.stringAt(3);
    boolean any = quantifier.endsWith("ANY");
    boolean negated = quantifier.startsWith("NOT");
    if (!(row.valueAt(1) instanceof Value.ArrayValue patterns)) {
      return !any;
    }
    var collation = Collation.of(row.stringAt(2));
    boolean unknown = false;
    for (var pattern : patterns.elements()) {
      if (!(pattern instanceof Value.StringValue written) || row.isNull(0)) {
        unknown = true;
      } else if ((CollatedPattern.of(written.value()).matches(row.stringAt(0), collation)
              != negated)
          == any) {
        return any;
      }
    }
    if (unknown) {
      row.setNull();
    }
    return !any;
  }
}
