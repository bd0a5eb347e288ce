package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.LiteralTyped;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.Optional;

/// A STRUCT of what the capturing groups of the RE2 pattern match at its first find; NULL where
/// there is none.
///
/// The pattern is a literal. A field has the name of its group, where the group has one, and is
/// NULL where the group is not part of the find; a group named `x__T` makes a field x cast to T. Source: GoogleSQL reference, "String functions".
public final class RegexpExtractGroups implements ScalarFunction, LiteralTyped {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("REGEXP_EXTRACT_GROUPS", "string")
          .takes(types -> types.getFirst(), required(STRING), required(STRING))
          .takes(types -> types.getFirst(), required(BYTES), required(BYTES))
          .example(
              "REGEXP_EXTRACT_GROUPS('abc123xyz', r'([a-z]+)([0-9]+)([a-z]+)')",
              "('abc', '123', 'xyz')")
          .example("REGEXP_EXTRACT_GROUPS('val=26', r'val=(?<val__INT64>\\d+)').val", "26")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Regexps.extractGroups(call);
  }

  @Override
  public SqlType resultType(List<SqlType> arguments, List<Optional<Value>> literals) {
    return Regexps.groups(
        arguments.getFirst(),
        literals
            .get(1)
            .orElseThrow(
                () -> RowErrors.invalid("The pattern of REGEXP_EXTRACT_GROUPS must be a literal")));
  }
}
