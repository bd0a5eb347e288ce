package dev.lakebird.sql.plan;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// An aggregate function over the rows of a group.
///
/// @param orderBy the order in which rows come, where it is written
/// @param limit how many rows at most, after the order
/// @param nulls whether NULLs are skipped or kept, where it is written
public record AggregateCall(
    AggregateFunction function,
    List<PlanExpression> arguments,
    boolean distinct,
    List<SortKey> orderBy,
    OptionalLong limit,
    Nulls nulls,
    SqlType type,
    Place place) {
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

  public String name() {
    return function.definition().name();
  }

  /// Arguments, then the keys of the order.
  public List<PlanExpression> children() {
    var children = new ArrayList<>(arguments);
    orderBy.forEach(key -> children.add(key.expression()));
    return children;
  }

  /// The same call over other children, as many as [#children].
  public AggregateCall withChildren(List<PlanExpression> children) {
    var keys = new ArrayList<SortKey>();
    for (int i = 0; i < orderBy.size(); i++) {
      keys.add(orderBy.get(i).withExpression(children.get(arguments.size() + i)));
    }
    return new AggregateCall(
        function, children.subList(0, arguments.size()), distinct, keys, limit, nulls, type, place);
  }
}
