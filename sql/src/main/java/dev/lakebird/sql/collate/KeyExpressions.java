package dev.lakebird.sql.collate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.collation.Collation;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;

/// What is compared in the place of values with collations.
final class KeyExpressions {
  private KeyExpressions() {}

  /// A value that compares by code points and bytes as this one does under the collations of a type.
  ///
  /// @param value without collations
  /// @param type of the same layout, with them
  static PlanExpression key(PlanExpression value, SqlType type) {
    if (!CollatedTypes.hasKeys(type)) {
      return value;
    }
    return switch (type) {
      case SqlType.Struct t -> struct(value, t);
      case SqlType.Array t when t.element() instanceof SqlType.StringType element ->
          call(
              "$collation_keys",
              SqlType.array(SqlType.BYTES),
              value,
              specification(element, value));
      case SqlType.Array t ->
          throw LakebirdException.unimplemented(
                  "The comparison of " + t.sqlName() + " with a collation")
              .at(value.place().position());
      default -> string(value, (SqlType.StringType) type);
    };
  }

  private static PlanExpression string(PlanExpression value, SqlType.StringType type) {
    if (value instanceof Constant c && c.value() instanceof Value.StringValue text) {
      var key = Collation.of(type.collation().orElseThrow()).key(text.value());
      return Constant.of(new Value.BytesValue(key), c.place());
    }
    return call("$collation_key", SqlType.BYTES, value, specification(type, value));
  }

  private static PlanExpression struct(PlanExpression value, SqlType.Struct type) {
    var fields = new ArrayList<PlanExpression>();
    for (int i = 0; i < type.fields().size(); i++) {
      var field =
          value instanceof StructOf written
              ? written.fields().get(i)
              : FieldAccess.of(value, i, value.place());
      fields.add(key(field, type.fields().get(i).type()));
    }
    var names = new ArrayList<SqlType.Field>();
    for (int i = 0; i < fields.size(); i++) {
      names.add(new SqlType.Field(type.fields().get(i).name(), fields.get(i).type()));
    }
    var keys = new StructOf(fields, new SqlType.Struct(names), value.place());
    return value instanceof StructOf ? keys : unlessNull(value, keys);
  }

  /// The result, or NULL where the value is.
  static PlanExpression unlessNull(PlanExpression value, PlanExpression result) {
    return new CaseWhen(
        List.of(
            new CaseWhen.Branch(
                call("$is_null", SqlType.BOOL, value),
                Constant.of(Value.nullOf(result.type()), value.place()))),
        result,
        result.type(),
        value.place());
  }

  /// Bytes that order as the strings do, with the strings at their end; see [#text].
  static PlanExpression pair(PlanExpression value, SqlType.StringType type) {
    return call("$collation_pair", SqlType.BYTES, value, specification(type, value));
  }

  /// The string of a pair.
  static PlanExpression text(PlanExpression pair) {
    return call("$collation_text", SqlType.STRING, pair);
  }

  static PlanExpression specification(SqlType.StringType type, PlanExpression near) {
    return Constant.of(Value.of(type.collation().orElseThrow()), near.place());
  }

  static PlanExpression call(String name, SqlType type, PlanExpression... arguments) {
    return new Call(
        FunctionTable.operator(name), List.of(arguments), type, false, arguments[0].place());
  }
}
