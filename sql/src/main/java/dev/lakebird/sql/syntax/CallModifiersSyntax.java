package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may follow the arguments of an aggregate inside its parentheses, at least one of these.
public record CallModifiersSyntax(
    SourceSpan span,
    @Nullable NullTreatment nullTreatment,
    @Nullable ExpressionSyntax where,
    @Nullable HavingBoundSyntax having,
    List<OrderItemSyntax> orderBy,
    @Nullable ExpressionSyntax limit)
    implements Syntax {
  public CallModifiersSyntax {
    orderBy = List.copyOf(orderBy);
  }
}
