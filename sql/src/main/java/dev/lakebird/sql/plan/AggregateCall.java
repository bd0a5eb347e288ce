package dev.lakebird.sql.plan;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// An aggregate function over the rows of a group.
///
/// @param filter the condition that rows must meet to count at all, where there is one
/// @param orderBy the order in which rows come, where it is written
/// @param limit how many rows at most, after the order
/// @param nulls whether NULLs are skipped or kept, where it is written
/// @param having which rows count at all, where it is written
public record AggregateCall(
    AggregateFunction function,
    List<PlanExpression> arguments,
    boolean distinct,
    @Nullable PlanExpression filter,
    List<SortKey> orderBy,
    OptionalLong limit,
    Nulls nulls,
    @Nullable Having having,
    SqlType type,
    Place place) {
  /// A call without filter and HAVING.
  public AggregateCall(
      AggregateFunction function,
      List<PlanExpression> arguments,
      boolean distinct,
      List<SortKey> orderBy,
      OptionalLong limit,
      Nulls nulls,
      SqlType type,
      Place place) {
    this(function, arguments, distinct, null, orderBy, limit, nulls, null, type, place);
  }

  public AggregateCall {
    arguments = List.copyOf(arguments);
    orderBy = List.copyOf(orderBy);
  }

  /// `IGNORE NULLS`, `RESPECT NULLS`, or neither.
  public enum Nulls {
    UNSAID,
    IGNORE,
    RESPECT
  }

  /// `HAVING MAX` or `HAVING MIN`: only rows with the greatest or least key count.
  public record Having(PlanExpression key, boolean max) {}

  public String name() {
    return function.definition().name();
  }

  /// The same call over the rows that meet a condition.
  public AggregateCall withFilter(PlanExpression condition) {
    return new AggregateCall(
        function, arguments, distinct, condition, orderBy, limit, nulls, having, type, place);
  }

  /// The filter, the arguments, the key of HAVING, then the keys of the order.
  public List<PlanExpression> children() {
    var children = new ArrayList<PlanExpression>();
    if (filter != null) {
      children.add(filter);
    }
    children.addAll(arguments);
    if (having != null) {
      children.add(having.key());
    }
    orderBy.forEach(key -> children.add(key.expression()));
    return children;
  }

  /// The same call over other children, as many as [#children].
  public AggregateCall withChildren(List<PlanExpression> children) {
    int at = 0;
    var condition = filter == null ? null : children.get(at++);
    var values = children.subList(at, at + arguments.size());
    at += arguments.size();
    var changed = having == null ? null : new Having(children.get(at++), having.max());
    var keys = new ArrayList<SortKey>();
    for (var key : orderBy) {
      keys.add(key.withExpression(children.get(at++)));
    }
    return new AggregateCall(
        function, values, distinct, condition, keys, limit, nulls, changed, type, place);
  }
}
