package dev.lakebird.sql.substrait;

import com.google.protobuf.Any;
import dev.lakebird.sql.plan.UnnestPlan;
import io.substrait.proto.Expression;
import io.substrait.proto.ExtensionSingleRel;
import io.substrait.proto.Rel;
import io.substrait.proto.RelCommon;

/// Writes UNNEST, which Substrait has no relation for.
final class UnnestEncoder {
  /// The type URL of the detail.
  static final String TYPE_URL = "type.lakebird.dev/Unnest";

  private UnnestEncoder() {}

  static Rel encode(UnnestPlan plan, RelCommon common, Rel input, ExpressionEncoder expressions) {
    var detail =
        Expression.newBuilder()
            .setNested(
                Expression.Nested.newBuilder()
                    .setStruct(
                        Expression.Nested.Struct.newBuilder()
                            .addFields(expressions.encode(plan.array()))
                            .addFields(flag(plan.offset() != null))
                            .addFields(flag(plan.outer()))))
            .build();
    return Rel.newBuilder()
        .setExtensionSingle(
            ExtensionSingleRel.newBuilder()
                .setCommon(common)
                .setInput(input)
                .setDetail(Any.newBuilder().setTypeUrl(TYPE_URL).setValue(detail.toByteString())))
        .build();
  }

  private static Expression flag(boolean value) {
    return Expression.newBuilder()
        .setLiteral(Expression.Literal.newBuilder().setBoolean(value))
        .build();
  }
}
