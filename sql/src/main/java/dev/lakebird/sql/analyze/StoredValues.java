package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;

/// Values on their way into columns. Source: the GoogleSQL reference, "Value type compatibility" and
/// "Parameterized data types".
final class StoredValues {
  private StoredValues() {}

  /// The value as the column's type, its length or digits checked.
  static PlanExpression convert(
      StatementContext statement, PlanExpression value, Column column, Syntax syntax) {
    if (!Coercion.coerces(value, column.type()) && !narrows(value.type(), column.type())) {
      throw AnalysisError.typeMismatch(
          syntax,
          "Query column has type "
              + value.type().sqlName()
              + " which cannot be inserted into column "
              + column.name()
              + ", which has type "
              + column.type().sqlName());
    }
    var coerced =
        Coercion.coerces(value, column.type())
            ? Coercion.coerce(value, column.type(), statement.options().zone())
            : Cast.implied(value, column.type());
    return column.parameters().equals(TypeParameters.NONE)
        ? coerced
        : new Cast(coerced, column.type(), column.parameters(), false, coerced.place());
  }

  /// Assignment takes a FLOAT64 for a decimal column, as BigQuery does.
  private static boolean narrows(SqlType from, SqlType to) {
    return from.isNumeric() && (to instanceof SqlType.Numeric || to instanceof SqlType.BigNumeric);
  }
}
