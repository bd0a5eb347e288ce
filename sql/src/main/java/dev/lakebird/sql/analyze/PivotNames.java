package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The names of columns that PIVOT makes of values. Source: the GoogleSQL reference, "Rules for
/// pivot_column".
final class PivotNames {
  private PivotNames() {}

  /// The name, or nothing where the type has no rule.
  static Optional<String> of(Value value) {
    return switch (value) {
      case Value.NullValue v -> Optional.of("NULL");
      case Value.BoolValue v -> Optional.of(v.value() ? "TRUE" : "FALSE");
      case Value.Int64Value v -> Optional.of(number(Long.toString(v.value())));
      case Value.DecimalValue v ->
          Optional.of(number(v.value().stripTrailingZeros().toPlainString()));
      case Value.StringValue v -> Optional.of(v.value());
      case Value.DateValue v ->
          Optional.of("_" + LocalDate.ofEpochDay(v.days()).toString().replace('-', '_'));
      case Value.StructValue v ->
          v.type() instanceof SqlType.Struct struct
              ? joined(struct, v.fields().stream().map(PivotNames::of).toList())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// The name of a value that is put together.
  static Optional<String> of(PlanExpression expression) {
    return switch (expression) {
      case Constant c when c.origin() != Constant.Origin.PARAMETER -> of(c.value());
      case StructOf s when s.type() instanceof SqlType.Struct struct ->
          joined(struct, s.fields().stream().map(PivotNames::of).toList());
      default -> Optional.empty();
    };
  }

  private static Optional<String> joined(SqlType.Struct type, List<Optional<String>> names) {
    var parts = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        return Optional.empty();
      }
      type.fields().get(i).name().ifPresent(parts::add);
      parts.add(names.get(i).get());
    }
    return Optional.of(String.join("_", parts));
  }

  private static String number(String digits) {
    var written = digits.startsWith("-") ? "minus_" + digits.substring(1) : "_" + digits;
    return written.replace(".", "_point_");
  }
}
