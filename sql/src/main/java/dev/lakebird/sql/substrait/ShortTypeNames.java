package dev.lakebird.sql.substrait;

import dev.lakebird.types.SqlType;

/// The names of types in function signatures. Source: the Substrait specification, "Type Short Names".
final class ShortTypeNames {
  private ShortTypeNames() {}

  static String of(SqlType type) {
    return switch (type) {
      case SqlType.Bool t -> "bool";
      case SqlType.Int64 t -> "i64";
      case SqlType.Float64 t -> "fp64";
      case SqlType.Numeric t -> "dec";
      case SqlType.StringType t -> "str";
      case SqlType.Bytes t -> "vbin";
      case SqlType.Date t -> "date";
      case SqlType.Time t -> "pt";
      case SqlType.Datetime t -> "pts";
      case SqlType.Timestamp t -> "ptstz";
      case SqlType.Interval t -> "icompound";
      case SqlType.Array t -> "list";
      case SqlType.Struct t -> "struct";
      case SqlType.BigNumeric t -> "u!bignumeric";
      case SqlType.Json t -> "u!json";
      case SqlType.Geography t -> "u!geography";
      case SqlType.Range t -> "u!" + TypeEncoder.rangeName(t);
    };
  }
}
