package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.UpdateItemSyntax;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// SET clauses: the new value of every column of a row, whole or by fields of its STRUCTs. Source: the
/// BigQuery documentation, "UPDATE statement".
final class UpdateItems {
  private final StatementContext statement;
  private final ChangeTarget target;
  private final ExpressionAnalyzer expressions;

  /// @param expressions over the names that values may use
  UpdateItems(StatementContext statement, ChangeTarget target, ExpressionAnalyzer expressions) {
    this.statement = statement;
    this.target = target;
    this.expressions = expressions;
  }

  /// What is assigned to a column or field, or to fields inside of it.
  private static final class Node {
    @Nullable PlanExpression value;
    final Map<Integer, Node> fields = new TreeMap<>();
  }

  /// The values of all columns.
  ///
  /// @param before the values they have
  List<PlanExpression> values(List<UpdateItemSyntax> items, List<PlanExpression> before) {
    var columns = target.table().columns();
    var nodes = new TreeMap<Integer, Node>();
    for (var item : items) {
      assign(item, columns, nodes);
    }
    var values = new ArrayList<PlanExpression>();
    for (int i = 0; i < columns.size(); i++) {
      var node = nodes.get(i);
      values.add(node == null ? before.get(i) : rebuilt(node, before.get(i)));
    }
    return values;
  }

  private void assign(UpdateItemSyntax item, List<Column> columns, Map<Integer, Node> nodes) {
    var parts = item.column().parts();
    int first =
        parts.size() > 1
                && parts.getFirst().name().equalsIgnoreCase(target.alias())
                && find(columns, parts.getFirst()) < 0
            ? 1
            : 0;
    int index = find(columns, parts.get(first));
    if (index < 0) {
      throw AnalysisError.at(
          parts.get(first),
          ErrorCode.UNKNOWN_NAME,
          "Unrecognized name: "
              + parts.get(first).name()
              + NearNames.suggestion(
                  parts.get(first).name(), columns.stream().map(Column::name).toList()));
    }
    var column = columns.get(index);
    var node = nodes.computeIfAbsent(index, i -> new Node());
    var type = column.type();
    for (var part : parts.subList(first + 1, parts.size())) {
      checkFree(node, item);
      int field = field(type, part);
      type = ((SqlType.Struct) type).fields().get(field).type();
      node = node.fields.computeIfAbsent(field, i -> new Node());
    }
    checkFree(node, item);
    if (!node.fields.isEmpty()) {
      throw overlaps(item);
    }
    boolean whole = parts.size() == first + 1;
    node.value = value(item, whole ? column : Column.of(parts.getLast().name(), type));
  }

  private static void checkFree(Node node, UpdateItemSyntax item) {
    if (node.value != null) {
      throw overlaps(item);
    }
  }

  private static RuntimeException overlaps(UpdateItemSyntax item) {
    return AnalysisError.invalid(
        item,
        "Update item "
            + String.join(".", item.column().names())
            + " assigned more than once or overlapping with another one");
  }

  private static int find(List<Column> columns, IdentifierSyntax name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(name.name())) {
        return i;
      }
    }
    return -1;
  }

  private static int field(SqlType type, IdentifierSyntax name) {
    if (type instanceof SqlType.Struct struct) {
      for (int i = 0; i < struct.fields().size(); i++) {
        if (struct.fields().get(i).name().filter(name.name()::equalsIgnoreCase).isPresent()) {
          return i;
        }
      }
      throw AnalysisError.at(
          name,
          ErrorCode.UNKNOWN_NAME,
          "Field name " + name.name() + " does not exist in " + struct.sqlName());
    }
    throw AnalysisError.typeMismatch(
        name, "Cannot access field " + name.name() + " on a value with type " + type.sqlName());
  }

  private PlanExpression value(UpdateItemSyntax item, Column column) {
    var expression = item.value().expression();
    if (expression == null) {
      return Constant.of(Value.nullOf(column.type()), Place.UNKNOWN);
    }
    var value = expressions.analyze(expression);
    if (!Coercion.coerces(value, column.type())) {
      throw AnalysisError.typeMismatch(
          expression,
          "Value of type "
              + value.type().sqlName()
              + " cannot be assigned to "
              + String.join(".", item.column().names())
              + ", which has type "
              + column.type().sqlName());
    }
    return StoredValues.convert(statement, value, column, expression);
  }

  /// The value with other fields; a NULL has none that could be set.
  private static PlanExpression rebuilt(Node node, PlanExpression before) {
    if (node.value != null) {
      return node.value;
    }
    var struct = (SqlType.Struct) before.type();
    var fields = new ArrayList<PlanExpression>();
    for (int i = 0; i < struct.fields().size(); i++) {
      var field = Structs.field(before, i, before.place());
      var child = node.fields.get(i);
      fields.add(child == null ? field : rebuilt(child, field));
    }
    var fails =
        new CaseWhen(
            List.of(
                new CaseWhen.Branch(
                    isNull(before),
                    isNull(
                        new Call(
                            FunctionTable.operator("ERROR"),
                            List.of(
                                Constant.of(
                                    Value.of("Cannot set field of NULL " + struct.sqlName()),
                                    before.place())),
                            SqlType.INT64,
                            false,
                            before.place())))),
            Constant.of(Value.of(false), Place.UNKNOWN),
            SqlType.BOOL,
            before.place());
    return new CaseWhen(
        List.of(new CaseWhen.Branch(fails, Constant.of(Value.nullOf(struct), Place.UNKNOWN))),
        new StructOf(fields, struct, before.place()),
        struct,
        before.place());
  }

  private static PlanExpression isNull(PlanExpression value) {
    return new Call(
        FunctionTable.operator("$is_null"), List.of(value), SqlType.BOOL, false, value.place());
  }
}
