package dev.lakebird.sql.substrait;

import dev.lakebird.sql.plan.WindowFrame;
import dev.lakebird.sql.plan.WindowPlan;
import dev.lakebird.types.value.Value;
import io.substrait.proto.ConsistentPartitionWindowRel;
import io.substrait.proto.ConsistentPartitionWindowRel.WindowRelFunction;
import io.substrait.proto.Expression.WindowFunction.Bound;
import io.substrait.proto.Expression.WindowFunction.BoundsType;
import io.substrait.proto.Rel;
import io.substrait.proto.RelCommon;
import org.jspecify.annotations.Nullable;

/// Writes window relations. Bounds of Substrait are INT64; offsets of RANGE frames over other numbers
/// are the text of the options `lower_offset` and `upper_offset`.
final class WindowEncoder {
  private WindowEncoder() {}

  static Rel encode(WindowPlan plan, RelCommon common, Rel input, ExpressionEncoder expressions) {
    var to = ConsistentPartitionWindowRel.newBuilder().setCommon(common).setInput(input);
    plan.partitionBy().forEach(key -> to.addPartitionExpressions(expressions.encode(key)));
    plan.orderBy().forEach(key -> to.addSorts(expressions.sortField(key)));
    plan.calls().forEach(call -> to.addWindowFunctions(expressions.window(call.call())));
    return Rel.newBuilder().setWindow(to).build();
  }

  static void frame(WindowFrame frame, WindowRelFunction.Builder to) {
    to.setBoundsType(frame.rows() ? BoundsType.BOUNDS_TYPE_ROWS : BoundsType.BOUNDS_TYPE_RANGE);
    to.setLowerBound(bound(frame.start()));
    to.setUpperBound(bound(frame.end()));
    text(frame.start().offset(), "lower_offset", to);
    text(frame.end().offset(), "upper_offset", to);
  }

  private static Bound bound(WindowFrame.Bound bound) {
    var to = Bound.newBuilder();
    switch (bound.kind()) {
      case UNBOUNDED_PRECEDING, UNBOUNDED_FOLLOWING ->
          to.setUnbounded(Bound.Unbounded.getDefaultInstance());
      case CURRENT_ROW -> to.setCurrentRow(Bound.CurrentRow.getDefaultInstance());
      case PRECEDING ->
          to.setPreceding(Bound.Preceding.newBuilder().setOffset(number(bound.offset())));
      case FOLLOWING ->
          to.setFollowing(Bound.Following.newBuilder().setOffset(number(bound.offset())));
    }
    return to.build();
  }

  private static long number(@Nullable Value offset) {
    return offset instanceof Value.Int64Value v ? v.value() : 0;
  }

  private static void text(@Nullable Value offset, String option, WindowRelFunction.Builder to) {
    if (offset instanceof Value.Float64Value v) {
      to.addOptions(ExpressionEncoder.option(option, Double.toString(v.value())));
    }
    if (offset instanceof Value.DecimalValue v) {
      to.addOptions(ExpressionEncoder.option(option, v.value().toPlainString()));
    }
  }
}
