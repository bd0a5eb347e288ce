package dev.lakebird.sql.substrait;

import com.google.protobuf.Any;
import com.google.protobuf.Struct;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.plan.WritePlan;
import dev.lakebird.types.Column;
import io.substrait.proto.AdvancedExtension;
import io.substrait.proto.Expression;
import io.substrait.proto.NamedObjectWrite;
import io.substrait.proto.ReadRel;
import io.substrait.proto.Rel;
import io.substrait.proto.RelCommon;
import io.substrait.proto.WriteRel;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes reads and writes of tables, and rows that are written out.
final class TableEncoder {
  private final TypeEncoder types;

  TableEncoder(Declarations declarations) {
    this.types = new TypeEncoder(declarations);
  }

  Rel scan(
      ScanPlan plan,
      RelCommon common,
      Optional<PlanExpression> filter,
      ExpressionEncoder expressions) {
    var to =
        ReadRel.newBuilder()
            .setCommon(common)
            .setBaseSchema(types.schema(plan.table().columns()))
            .setProjection(projection(plan, expressions))
            .setNamedTable(
                ReadRel.NamedTable.newBuilder()
                    .addAllNames(plan.table().name())
                    .setAdvancedExtension(identity(plan.table().identity())));
    filter.ifPresent(condition -> to.setFilter(expressions.encode(condition)));
    return Rel.newBuilder().setRead(to).build();
  }

  private static Expression.MaskExpression projection(
      ScanPlan plan, ExpressionEncoder expressions) {
    var select = Expression.MaskExpression.StructSelect.newBuilder();
    for (var column : plan.columns()) {
      select.addStructItems(
          Expression.MaskExpression.StructItem.newBuilder().setField(expressions.position(column)));
    }
    return Expression.MaskExpression.newBuilder()
        .setSelect(select)
        .setMaintainSingularStruct(true)
        .build();
  }

  Rel values(ValuesPlan plan, RelCommon common, ExpressionEncoder expressions) {
    var table = ReadRel.VirtualTable.newBuilder();
    for (var row : plan.rows()) {
      var struct = Expression.Nested.Struct.newBuilder();
      row.forEach(value -> struct.addFields(expressions.encode(value)));
      table.addExpressions(struct);
    }
    var columns =
        plan.columns().stream().map(column -> Column.of(column.name(), column.type())).toList();
    return Rel.newBuilder()
        .setRead(
            ReadRel.newBuilder()
                .setCommon(common)
                .setBaseSchema(types.schema(columns))
                .setVirtualTable(table))
        .build();
  }

  Rel write(WritePlan plan, RelCommon common, Rel input) {
    var target = plan.target();
    var to =
        WriteRel.newBuilder()
            .setCommon(common)
            .setInput(input)
            .setTableSchema(types.schema(target.columns()))
            .setOutput(WriteRel.OutputMode.OUTPUT_MODE_NO_OUTPUT)
            .setNamedTable(
                NamedObjectWrite.newBuilder()
                    .addAllNames(target.name())
                    .setAdvancedExtension(identity(target.identity())));
    switch (plan.kind()) {
      case INSERT, EXPORT -> to.setOp(WriteRel.WriteOp.WRITE_OP_INSERT);
      case REWRITE -> to.setOp(WriteRel.WriteOp.WRITE_OP_UPDATE);
      case CREATE ->
          to.setOp(WriteRel.WriteOp.WRITE_OP_CTAS)
              .setCreateMode(WriteRel.CreateMode.CREATE_MODE_ERROR_IF_EXISTS);
      case CREATE_OR_REPLACE ->
          to.setOp(WriteRel.WriteOp.WRITE_OP_CTAS)
              .setCreateMode(WriteRel.CreateMode.CREATE_MODE_REPLACE_IF_EXISTS);
      case CREATE_IF_ABSENT ->
          to.setOp(WriteRel.WriteOp.WRITE_OP_CTAS)
              .setCreateMode(WriteRel.CreateMode.CREATE_MODE_IGNORE_IF_EXISTS);
    }
    return Rel.newBuilder().setWrite(to).build();
  }

  /// What finds exactly this table again, in the order of the names so that equal plans have equal
  /// bytes.
  private static AdvancedExtension identity(Map<String, String> identity) {
    var struct = Struct.newBuilder();
    new TreeMap<>(identity)
        .forEach(
            (name, value) ->
                struct.putFields(
                    name, com.google.protobuf.Value.newBuilder().setStringValue(value).build()));
    return AdvancedExtension.newBuilder().setEnhancement(Any.pack(struct.build())).build();
  }
}
