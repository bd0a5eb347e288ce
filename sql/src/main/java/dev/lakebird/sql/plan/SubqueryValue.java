package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;
import java.util.List;

/// The value of a subquery. The optimiser turns each into a join before a plan is emitted.
///
/// @param kind what is asked of the rows
/// @param operands what stands before IN; else none
/// @param outer the columns of the enclosing query that the subquery uses
public record SubqueryValue(
    Kind kind,
    LogicalPlan plan,
    List<PlanExpression> operands,
    List<PlanColumn> outer,
    SqlType type,
    Place place)
    implements PlanExpression {
  public SubqueryValue {
    operands = List.copyOf(operands);
    outer = List.copyOf(outer);
  }

  /// What a subquery answers.
  public enum Kind {
    /// The only column of the only row; NULL of no row, an error of several.
    SCALAR,
    /// Whether there is a row.
    EXISTS,
    /// Whether the operand equals the only column of a row.
    IN,
    /// The only column of all rows.
    ARRAY
  }

  @Override
  public List<PlanExpression> children() {
    return operands;
  }

  @Override
  public PlanExpression withChildren(List<PlanExpression> children) {
    return new SubqueryValue(kind, plan, children, outer, type, place);
  }
}
