package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// `CASE WHEN … THEN … ELSE … END`: the first branch whose condition is TRUE. A row evaluates no
/// branch that it does not need.
public record CaseWhen(List<Branch> branches, PlanExpression otherwise, SqlType type, Place place)
    implements PlanExpression {
  public CaseWhen {
    branches = List.copyOf(branches);
  }

  /// A condition and its result.
  public record Branch(PlanExpression condition, PlanExpression result) {}

  @Override
  public List<PlanExpression> children() {
    var children = new ArrayList<PlanExpression>();
    for (var branch : branches) {
      children.add(branch.condition());
      children.add(branch.result());
    }
    children.add(otherwise);
    return children;
  }

  @Override
  public PlanExpression withChildren(List<PlanExpression> children) {
    var replaced = new ArrayList<Branch>();
    for (int i = 0; i < branches.size(); i++) {
      replaced.add(new Branch(children.get(2 * i), children.get(2 * i + 1)));
    }
    return new CaseWhen(replaced, children.getLast(), type, place);
  }
}
