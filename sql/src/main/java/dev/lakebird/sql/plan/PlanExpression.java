package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;
import java.util.List;

/// A typed expression over the columns of a relation. Every coercion is a [Cast]; nothing is left to
/// be resolved. Equal expressions compute the same value (places do not count).
public sealed interface PlanExpression
    permits ColumnReference,
        Constant,
        Call,
        Cast,
        CaseWhen,
        InList,
        FieldAccess,
        StructOf,
        ArrayOf,
        SubqueryValue {
  SqlType type();

  /// Where it comes from.
  Place place();

  /// The expressions it is made of, in the order of evaluation.
  List<PlanExpression> children();

  /// The same expression over other children, as many as [#children].
  PlanExpression withChildren(List<PlanExpression> children);
}
