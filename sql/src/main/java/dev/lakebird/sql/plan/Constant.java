package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value that is known.
///
/// @param written the digits of a FLOAT64 literal, which coercion to NUMERIC and BIGNUMERIC keeps; null
///     for all else
public record Constant(Value value, Origin origin, Place place, @Nullable BigDecimal written)
    implements PlanExpression {
  /// Where the value comes from; it decides what the constant coerces to.
  public enum Origin {
    /// Written without a type of its own: `1`, `1.5`, `'a'`, `[]`.
    LITERAL,
    /// `NULL`, which takes any type.
    UNTYPED_NULL,
    /// A query parameter.
    PARAMETER,
    /// Typed by its form (`DATE '…'`) or computed.
    TYPED
  }

  public Constant(Value value, Origin origin, Place place) {
    this(value, origin, place, null);
  }

  /// A computed value.
  public static Constant of(Value value, Place place) {
    return new Constant(value, Origin.TYPED, place);
  }

  @Override
  public SqlType type() {
    return value.type();
  }

  @Override
  public List<PlanExpression> children() {
    return List.of();
  }

  @Override
  public PlanExpression withChildren(List<PlanExpression> children) {
    return this;
  }
}
