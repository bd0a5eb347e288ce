package dev.lakebird.types.vector;

import dev.lakebird.types.SqlType;
import java.util.List;

/// The physical type of a vector: the GoogleSQL type of its values, how they lie in memory, and for
/// decimals the scale: the value is `unscaled / 10^scale`. A NUMERIC may lie in 64 bits with scale 2
/// where bounds allow it; the logical type does not change by that.
public record VectorType(SqlType type, Layout layout, int scale, List<VectorType> children) {
  public static final VectorType BOOL = of(SqlType.BOOL);
  public static final VectorType INT64 = of(SqlType.INT64);
  public static final VectorType FLOAT64 = of(SqlType.FLOAT64);
  public static final VectorType NUMERIC = of(SqlType.NUMERIC);
  public static final VectorType STRING = of(SqlType.STRING);
  public static final VectorType BYTES = of(SqlType.BYTES);
  public static final VectorType DATE = of(SqlType.DATE);
  public static final VectorType TIMESTAMP = of(SqlType.TIMESTAMP);

  public VectorType {
    children = List.copyOf(children);
  }

  /// The layout that holds every value of the type; strings lie without their collation.
  public static VectorType of(SqlType type) {
    return switch (type.plain()) {
      case SqlType.Bool t -> flat(t, Layout.BITS);
      case SqlType.Int64 t -> flat(t, Layout.INT64);
      case SqlType.Float64 t -> flat(t, Layout.FLOAT64);
      case SqlType.Numeric t -> new VectorType(t, Layout.DECIMAL128, 9, List.of());
      case SqlType.BigNumeric t -> new VectorType(t, Layout.DECIMAL256, 38, List.of());
      case SqlType.StringType t -> flat(t, Layout.BYTES);
      case SqlType.Bytes t -> flat(t, Layout.BYTES);
      case SqlType.Date t -> flat(t, Layout.INT32);
      case SqlType.Time t -> flat(t, Layout.INT64);
      case SqlType.Datetime t -> flat(t, Layout.INT64);
      case SqlType.Timestamp t -> flat(t, Layout.INT64);
      case SqlType.Interval t -> flat(t, Layout.INTERVAL);
      case SqlType.Json t -> flat(t, Layout.BYTES);
      case SqlType.Geography t -> flat(t, Layout.BYTES);
      case SqlType.Array t -> list(t, of(t.element()));
      case SqlType.Struct t ->
          new VectorType(t, Layout.STRUCT, 0, t.fields().stream().map(f -> of(f.type())).toList());
      case SqlType.Range t -> flat(t, Layout.BYTES);
    };
  }

  /// NUMERIC or BIGNUMERIC at a width and scale narrower than the type's own.
  public static VectorType decimal(SqlType type, Layout layout, int scale) {
    return new VectorType(type, layout, scale, List.of());
  }

  /// An array whose elements lie as `element` says.
  public static VectorType list(SqlType.Array type, VectorType element) {
    return new VectorType(type, Layout.LIST, 0, List.of(element));
  }

  /// Whether the values are unscaled decimals.
  public boolean isDecimal() {
    return type instanceof SqlType.Numeric || type instanceof SqlType.BigNumeric;
  }

  /// Whether values of both lie in memory alike: names of fields make no difference.
  public boolean liesLike(VectorType other) {
    if (layout != other.layout
        || scale != other.scale
        || children.size() != other.children.size()) {
      return false;
    }
    for (int i = 0; i < children.size(); i++) {
      if (!children.get(i).liesLike(other.children.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// The physical type of the elements of a list.
  public VectorType element() {
    return children.getFirst();
  }

  private static VectorType flat(SqlType type, Layout layout) {
    return new VectorType(type, layout, 0, List.of());
  }
}
