package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// `value IN (options)`, all of one type.
public record InList(PlanExpression value, List<PlanExpression> options, Place place)
    implements PlanExpression {
  public InList {
    options = List.copyOf(options);
  }

  @Override
  public SqlType type() {
    return SqlType.BOOL;
  }

  @Override
  public List<PlanExpression> children() {
    var children = new ArrayList<PlanExpression>();
    children.add(value);
    children.addAll(options);
    return children;
  }

  @Override
  public PlanExpression withChildren(List<PlanExpression> children) {
    return new InList(children.getFirst(), children.subList(1, children.size()), place);
  }
}
