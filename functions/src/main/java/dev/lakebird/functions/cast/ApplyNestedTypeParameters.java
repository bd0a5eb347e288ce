package dev.lakebird.functions.cast;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.functions.spi.Parameters.typeOf;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// An ARRAY or STRUCT whose parts have type parameters, as a cast to `ARRAY<NUMERIC(5, 2)>` makes them.
///
/// The text names the parameters of every part that is neither ARRAY nor STRUCT, in their order and
/// with `;` between: `5,2` or `10`, nothing where there are none. Source: GoogleSQL reference,
/// "Parameterized data types".
public final class ApplyNestedTypeParameters implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$apply_nested_type_parameters", "conversion")
          .takes(typeOf(0), any("T"), required(STRING))
          .example("CAST(['1.256'] AS ARRAY<NUMERIC(5, 2)>)", "[NUMERIC '1.26']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    if (!(call.argument(1).constant().orElse(null) instanceof Value.StringValue text)) {
      throw LakebirdException.internal("Type parameters are not a constant");
    }
    String[] parameters = text.value().split(";", -1);
    SqlType type = call.argument(0).type().type();
    return RowKernels.strict(call).values(row -> apply(row.valueAt(0), type, parameters, 0));
  }

  /// The value with the parameters from `first` on.
  private static Value apply(Value value, SqlType type, String[] parameters, int first) {
    return switch (value) {
      case Value.NullValue v -> v;
      case Value.ArrayValue v -> {
        SqlType element = v.type().element();
        yield new Value.ArrayValue(
            v.type(),
            v.elements().stream().map(e -> apply(e, element, parameters, first)).toList());
      }
      case Value.StructValue v -> {
        List<Value> fields = new ArrayList<>();
        int next = first;
        for (int f = 0; f < v.fields().size(); f++) {
          SqlType field = v.type().fields().get(f).type();
          fields.add(apply(v.fields().get(f), field, parameters, next));
          next += parts(field);
        }
        yield new Value.StructValue(v.type(), fields);
      }
      case Value v when parameters[first].isEmpty() -> v;
      case Value.DecimalValue v -> {
        String[] digits = parameters[first].split(",", -1);
        BigDecimal rounded =
            ApplyTypeParameters.rounded(
                v.value(), type, Integer.parseInt(digits[0]), Integer.parseInt(digits[1]));
        yield new Value.DecimalValue(v.type(), Decimals.checked(v.type(), rounded));
      }
      case Value v -> ApplyTypeParameters.notLonger(v, Integer.parseInt(parameters[first]));
    };
  }

  private static int parts(SqlType type) {
    return switch (type) {
      case SqlType.Array t -> parts(t.element());
      case SqlType.Struct t -> t.fields().stream().mapToInt(f -> parts(f.type())).sum();
      default -> 1;
    };
  }
}
