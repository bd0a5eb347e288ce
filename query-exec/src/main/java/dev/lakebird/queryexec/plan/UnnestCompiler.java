package dev.lakebird.queryexec.plan;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.queryexec.expression.ExpressionGroup;
import dev.lakebird.queryexec.operator.UnnestFactory;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import io.substrait.proto.Expression;
import io.substrait.proto.ExtensionSingleRel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Compiles the Unnest extension.
final class UnnestCompiler {
  static final String TYPE_URL = "type.lakebird.dev/Unnest";

  private final RelationCompiler relations;

  UnnestCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  Relation compile(ExtensionSingleRel rel, int ordinal) {
    if (!rel.getDetail().getTypeUrl().equals(TYPE_URL)) {
      throw LakebirdException.unimplemented(
          "The relation extension " + rel.getDetail().getTypeUrl());
    }
    Relation input = relations.compile(rel.getInput());
    PlanScope scope = relations.scope();
    List<Expression> fields = fields(rel);
    CompiledExpression array =
        scope.expressions(input.columns(), scope.places(ordinal)).compile(fields.get(0));
    if (array.result().type().layout() != Layout.LIST) {
      throw new LakebirdException(ErrorCode.TYPE_MISMATCH, "UNNEST takes an array");
    }
    boolean withOffset = fields.get(1).getLiteral().getBoolean();
    boolean outer = fields.get(2).getLiteral().getBoolean();
    input
        .pipeline()
        .then(new UnnestFactory(input.types(), ExpressionGroup.program(array), withOffset, outer));
    List<BoundCall.Result> columns = new ArrayList<>(input.columns());
    columns.add(BoundCall.Result.of(array.result().type().element()));
    if (withOffset) {
      columns.add(BoundCall.Result.of(VectorType.INT64));
    }
    return relations.emitted(
        new Relation(input.pipeline(), columns, OptionalLong.empty()), rel.getCommon());
  }

  private static List<Expression> fields(ExtensionSingleRel rel) {
    try {
      List<Expression> fields =
          Expression.parseFrom(rel.getDetail().getValue()).getNested().getStruct().getFieldsList();
      if (fields.size() == 3) {
        return fields;
      }
    } catch (InvalidProtocolBufferException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The Unnest extension cannot be read", e);
    }
    throw new LakebirdException(
        ErrorCode.INVALID_ARGUMENT, "The Unnest extension has not three fields");
  }
}
