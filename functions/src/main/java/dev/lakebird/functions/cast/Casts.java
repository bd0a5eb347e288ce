package dev.lakebird.functions.cast;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.Set;

/// `CAST` and `SAFE_CAST`. Source: GoogleSQL reference, "Conversion functions".
public final class Casts {
  private static final Set<String> FROM_TEXT =
      Set.of(
          "BOOL",
          "INT64",
          "FLOAT64",
          "NUMERIC",
          "BIGNUMERIC",
          "BYTES",
          "DATE",
          "TIME",
          "DATETIME",
          "TIMESTAMP",
          "INTERVAL");
  private static final Set<String> NUMBERS = Set.of("INT64", "FLOAT64", "NUMERIC", "BIGNUMERIC");

  private Casts() {}

  /// Whether GoogleSQL has a cast between the types.
  public static boolean exists(SqlType from, SqlType to) {
    if (from.equals(to)) {
      return true;
    }
    return switch (from) {
      case SqlType.Bool t -> is(to, "INT64", "STRING");
      case SqlType.Int64 t -> NUMBERS.contains(to.sqlName()) || is(to, "BOOL", "STRING");
      case SqlType.Float64 t -> NUMBERS.contains(to.sqlName()) || is(to, "STRING");
      case SqlType.Numeric t -> NUMBERS.contains(to.sqlName()) || is(to, "STRING");
      case SqlType.BigNumeric t -> NUMBERS.contains(to.sqlName()) || is(to, "STRING");
      case SqlType.StringType t ->
          FROM_TEXT.contains(to.sqlName())
              || to instanceof SqlType.StringType
              || to instanceof SqlType.Range;
      case SqlType.Bytes t -> is(to, "STRING");
      case SqlType.Date t -> is(to, "STRING", "DATETIME", "TIMESTAMP");
      case SqlType.Time t -> is(to, "STRING");
      case SqlType.Datetime t -> is(to, "STRING", "DATE", "TIME", "TIMESTAMP");
      case SqlType.Timestamp t -> is(to, "STRING", "DATE", "TIME", "DATETIME");
      case SqlType.Interval t -> is(to, "STRING");
      case SqlType.Range t -> is(to, "STRING");
      case SqlType.Json t -> false;
      case SqlType.Geography t -> false;
      case SqlType.Array t -> to instanceof SqlType.Array a && exists(t.element(), a.element());
      case SqlType.Struct t -> to instanceof SqlType.Struct s && existsByField(t, s);
    };
  }

  /// A kernel that casts values laid out as `from` to `to`; with `safe` a value that cannot be cast is
  /// NULL.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException TYPE_MISMATCH where there is no such cast
  public static ScalarKernel bind(BoundCall.Argument from, SqlType to, boolean safe) {
    SqlType source = from.type().type();
    if (!exists(source, to)) {
      throw ValueCasts.noCast(source, to);
    }
    if (source.equals(to) || (isText(source) && isText(to))) {
      return Relabel.of(from, from.type());
    }
    if (source instanceof SqlType.Int64 && to instanceof SqlType.Numeric) {
      return Relabel.of(from, VectorType.decimal(to, Layout.INT64, 0));
    }
    if (to instanceof SqlType.Float64
        && from.type().layout() == Layout.INT64
        && from.type().scale() <= 18) {
      return ToFloat64.of(from);
    }
    var call = new BoundCall(List.of(from), to, safe);
    return RowKernels.strict(call)
        .values(row -> ValueCasts.cast(row.valueAt(0), to, row.context().zone()));
  }

  private static boolean isText(SqlType type) {
    return type instanceof SqlType.StringType;
  }

  private static boolean is(SqlType type, String... names) {
    return List.of(names).contains(type.sqlName());
  }

  private static boolean existsByField(SqlType.Struct from, SqlType.Struct to) {
    if (from.fields().size() != to.fields().size()) {
      return false;
    }
    for (int f = 0; f < from.fields().size(); f++) {
      if (!exists(from.fields().get(f).type(), to.fields().get(f).type())) {
        return false;
      }
    }
    return true;
  }
}
