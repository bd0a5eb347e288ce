package dev.lakebird.sql.collate;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.collation.Collation;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.Optional;

/// The collations of types. Source: the GoogleSQL reference, "Collation".
public final class CollatedTypes {
  private CollatedTypes() {}

  /// Whether values of the type compare otherwise than by code points.
  static boolean hasKeys(SqlType type) {
    return switch (type) {
      case SqlType.StringType t -> t.collation().filter(c -> !Collation.isBinary(c)).isPresent();
      case SqlType.Array t -> hasKeys(t.element());
      case SqlType.Struct t -> t.fields().stream().anyMatch(f -> hasKeys(f.type()));
      default -> false;
    };
  }

  /// STRING with a collation; an empty specification is none.
  ///
  /// @throws LakebirdException INVALID_VALUE where it is no specification
  public static SqlType string(String specification) {
    Collation.check(specification);
    return specification.isEmpty()
        ? SqlType.STRING
        : new SqlType.StringType(Optional.of(specification));
  }

  /// The type with a collation for each STRING in it that has none.
  public static SqlType withDefault(SqlType type, String specification) {
    return switch (type) {
      case SqlType.StringType t -> t.collation().isPresent() ? t : string(specification);
      case SqlType.Array t -> SqlType.array(withDefault(t.element(), specification));
      case SqlType.Struct t ->
          new SqlType.Struct(
              t.fields().stream()
                  .map(f -> new SqlType.Field(f.name(), withDefault(f.type(), specification)))
                  .toList());
      default -> type;
    };
  }

  /// The first of two types of the same layout, with the collations of both.
  ///
  /// @throws LakebirdException INVALID_QUERY where they have different ones
  public static SqlType merged(SqlType a, SqlType b) {
    if (!b.isCollated()) {
      return a;
    }
    if (a instanceof SqlType.StringType x && b instanceof SqlType.StringType y) {
      return x.collation().isEmpty() ? y : agreed(x, y);
    }
    if (a instanceof SqlType.Array x && b instanceof SqlType.Array y) {
      return SqlType.array(merged(x.element(), y.element()));
    }
    if (a instanceof SqlType.Struct x && b instanceof SqlType.Struct y) {
      var fields = new ArrayList<SqlType.Field>();
      for (int i = 0; i < x.fields().size(); i++) {
        var field = x.fields().get(i);
        fields.add(
            i < y.fields().size()
                ? new SqlType.Field(field.name(), merged(field.type(), y.fields().get(i).type()))
                : field);
      }
      return new SqlType.Struct(fields);
    }
    return a;
  }

  private static SqlType agreed(SqlType.StringType a, SqlType.StringType b) {
    if (!a.equals(b)) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY,
          "Collation conflict: \""
              + a.collation().orElse("")
              + "\" vs. \""
              + b.collation().orElse("")
              + "\"");
    }
    return a;
  }
}
