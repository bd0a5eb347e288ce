package dev.lakebird.sql.substrait;

import com.google.protobuf.Any;
import dev.lakebird.sql.plan.RecursionPlan;
import io.substrait.proto.Expression;
import io.substrait.proto.ExtensionMultiRel;
import io.substrait.proto.Rel;
import io.substrait.proto.RelCommon;

/// Writes recursions, which Substrait has no relation for.
final class RecursionEncoder {
  /// The type URL of the detail, a literal with the number of the recursion.
  static final String TYPE_URL = "type.lakebird.dev/Recursion";

  private RecursionEncoder() {}

  static Rel encode(RecursionPlan plan, RelCommon common, Rel base, Rel step) {
    var detail =
        Expression.newBuilder()
            .setLiteral(Expression.Literal.newBuilder().setI64(plan.number()))
            .build();
    return Rel.newBuilder()
        .setExtensionMulti(
            ExtensionMultiRel.newBuilder()
                .setCommon(common)
                .addInputs(base)
                .addInputs(step)
                .setDetail(Any.newBuilder().setTypeUrl(TYPE_URL).setValue(detail.toByteString())))
        .build();
  }
}
