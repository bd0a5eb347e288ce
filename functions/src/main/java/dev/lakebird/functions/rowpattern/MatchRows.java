package dev.lakebird.functions.rowpattern;

import static dev.lakebird.functions.spi.Signature.Parameter.required;
import static dev.lakebird.functions.spi.TypePattern.any;
import static dev.lakebird.functions.spi.TypePattern.exact;
import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.INT64;
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
import java.util.List;

/// The matches of a pattern in the rows of a partition: `MATCH_RECOGNIZE`.
///
/// Arguments: the rows in order, STRUCTs whose first fields say which symbols a row is; the pattern as
/// [RowProgram] reads it; the names of the symbols; whether the search goes on behind the first row of
/// a match rather than behind the last; whether the longest match is taken. Results are the rows of all
/// matches with the number of the match, their own number in it and the name of their symbol, all from
/// 1; an empty match is one result without a row.
///
/// Source: GoogleSQL reference, "MATCH_RECOGNIZE".
public final class MatchRows implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$match_rows", "array")
          .takes(
              types -> SqlType.array(resultOf(((SqlType.Array) types.getFirst()).element())),
              required(new TypePattern.ArrayOf(any("T"))),
              required(exact(STRING)),
              required(new TypePattern.ArrayOf(exact(STRING))),
              required(exact(BOOL)),
              required(exact(BOOL)))
          .example(
              "(SELECT ARRAY_AGG(n ORDER BY n) FROM UNNEST([1, 5, 2]) AS x WITH OFFSET AS i"
                  + " MATCH_RECOGNIZE(ORDER BY i MEASURES COUNT(*) AS n PATTERN (a b?) DEFINE a AS"
                  + " x > 0, b AS x > 3))",
              "[1, 2]")
          .build();

  private static SqlType.Struct resultOf(SqlType row) {
    return SqlType.struct(
        SqlType.Field.of("match", INT64),
        SqlType.Field.of("number", INT64),
        SqlType.Field.of("symbol", STRING),
        SqlType.Field.of("row", row));
  }

  /// The type of a result over rows of a type: its fields are `match`, `number`, `symbol` and `row`.
  public static SqlType.Struct type(SqlType row) {
    return resultOf(row);
  }

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    var type = (SqlType.Array) call.resultType();
    return RowKernels.strict(call).values(row -> matches(row, type));
  }

  private static Value matches(Row row, SqlType.Array type) {
    var rows = ((Value.ArrayValue) row.valueAt(0)).elements();
    var names = ((Value.ArrayValue) row.valueAt(2)).elements();
    boolean toNextRow = row.booleanAt(3);
    var matcher =
        new RowMatcher(
            RowProgram.of(row.stringAt(1)), symbols(rows, names.size()), row.booleanAt(4));
    var struct = (SqlType.Struct) type.element();
    var results = new ArrayList<Value>();
    long match = 0;
    for (int start = 0; start < rows.size(); ) {
      int[] found = matcher.matchAt(start);
      if (found == null) {
        start++;
        continue;
      }
      match++;
      if (found.length == 0) {
        results.add(
            new Value.StructValue(
                struct,
                List.of(
                    Value.of(match),
                    Value.nullOf(INT64),
                    Value.nullOf(STRING),
                    Value.nullOf(struct.fields().getLast().type()))));
      }
      for (int i = 0; i < found.length; i++) {
        results.add(
            new Value.StructValue(
                struct,
                List.of(
                    Value.of(match), Value.of(i + 1L), names.get(found[i]), rows.get(start + i))));
      }
      start += toNextRow ? 1 : Math.max(found.length, 1);
    }
    return new Value.ArrayValue(type, results);
  }

  private static boolean[][] symbols(List<Value> rows, int count) {
    var symbols = new boolean[rows.size()][count];
    for (int i = 0; i < symbols.length; i++) {
      var fields = ((Value.StructValue) rows.get(i)).fields();
      for (int s = 0; s < count; s++) {
        symbols[i][s] = fields.get(s) instanceof Value.BoolValue is && is.value();
      }
    }
    return symbols;
  }
}
