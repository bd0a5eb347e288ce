package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Making STRUCTs of columns and taking them apart.
final class Structs {
  private Structs() {}

  /// The columns as one STRUCT.
  static StructOf of(List<ScopeColumn> columns, Place place) {
    var fields = new ArrayList<SqlType.Field>();
    var values = new ArrayList<PlanExpression>();
    for (var column : columns) {
      fields.add(
          new SqlType.Field(
              column.name().isEmpty() ? Optional.empty() : Optional.of(column.name()),
              column.expression().type()));
      values.add(column.expression());
    }
    return new StructOf(values, new SqlType.Struct(fields), place);
  }

  /// The fields of a STRUCT value as columns; none of another value.
  static List<ScopeColumn> columnsOf(PlanExpression value) {
    var columns = new ArrayList<ScopeColumn>();
    if (value.type() instanceof SqlType.Struct struct) {
      for (int i = 0; i < struct.fields().size(); i++) {
        var name = struct.fields().get(i).name().orElse("");
        columns.add(new ScopeColumn(name, field(value, i, value.place())));
      }
    }
    return columns;
  }

  /// The field at an index; of a STRUCT that is just made, the field's own expression.
  static PlanExpression field(PlanExpression value, int index, Place place) {
    if (value instanceof StructOf made) {
      return made.fields().get(index);
    }
    return FieldAccess.of(value, index, place);
  }
}
