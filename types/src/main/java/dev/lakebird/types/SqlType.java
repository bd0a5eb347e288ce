package dev.lakebird.types;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A GoogleSQL type. Precision, scale and length are not part of it: they belong to columns and
/// casts ([TypeParameters]).
public sealed interface SqlType {
  SqlType BOOL = new Bool();
  SqlType INT64 = new Int64();
  SqlType FLOAT64 = new Float64();
  SqlType NUMERIC = new Numeric();
  SqlType BIGNUMERIC = new BigNumeric();
  SqlType STRING = new StringType(Optional.empty());
  SqlType BYTES = new Bytes();
  SqlType DATE = new Date();
  SqlType TIME = new Time();
  SqlType DATETIME = new Datetime();
  SqlType TIMESTAMP = new Timestamp();
  SqlType INTERVAL = new Interval();
  SqlType JSON = new Json();
  SqlType GEOGRAPHY = new Geography();

  record Bool() implements SqlType {}

  record Int64() implements SqlType {}

  record Float64() implements SqlType {}

  /// Exact, 38 digits with 9 after the point.
  record Numeric() implements SqlType {}

  /// Exact, 76.76 digits with 38 after the point.
  record BigNumeric() implements SqlType {}

  /// Unicode text; the collation, where present, changes comparison, and with it grouping and pruning.
  record StringType(Optional<String> collation) implements SqlType {}

  record Bytes() implements SqlType {}

  /// Days since 1970-01-01, years 1 to 9999.
  record Date() implements SqlType {}

  /// Microseconds since midnight.
  record Time() implements SqlType {}

  /// Microseconds since 1970-01-01 00:00:00 of a civil calendar.
  record Datetime() implements SqlType {}

  /// Microseconds since 1970-01-01 00:00:00 UTC.
  record Timestamp() implements SqlType {}

  /// Months, days and nanoseconds, each with its own sign; the nanoseconds, of 64 bits, hold about 292
  /// years.
  record Interval() implements SqlType {}

  record Json() implements SqlType {}

  record Geography() implements SqlType {}

  record Array(SqlType element) implements SqlType {}

  record Struct(List<Field> fields) implements SqlType {
    public Struct {
      fields = List.copyOf(fields);
    }
  }

  /// A range over DATE, DATETIME or TIMESTAMP.
  record Range(SqlType element) implements SqlType {}

  /// A field of a STRUCT; the name is empty where it is anonymous, and may repeat.
  record Field(Optional<String> name, SqlType type) {
    public static Field of(String name, SqlType type) {
      return new Field(Optional.of(name), type);
    }

    public static Field anonymous(SqlType type) {
      return new Field(Optional.empty(), type);
    }
  }

  static Array array(SqlType element) {
    return new Array(element);
  }

  static Struct struct(Field... fields) {
    return new Struct(List.of(fields));
  }

  /// The type as GoogleSQL writes it: `ARRAY<STRUCT<a INT64, STRING>>`.
  default String sqlName() {
    return switch (this) {
      case Bool t -> "BOOL";
      case Int64 t -> "INT64";
      case Float64 t -> "FLOAT64";
      case Numeric t -> "NUMERIC";
      case BigNumeric t -> "BIGNUMERIC";
      case StringType t -> "STRING";
      case Bytes t -> "BYTES";
      case Date t -> "DATE";
      case Time t -> "TIME";
      case Datetime t -> "DATETIME";
      case Timestamp t -> "TIMESTAMP";
      case Interval t -> "INTERVAL";
      case Json t -> "JSON";
      case Geography t -> "GEOGRAPHY";
      case Array t -> "ARRAY<" + t.element.sqlName() + ">";
      case Struct t ->
          t.fields.stream()
              .map(f -> f.name.map(n -> n + " ").orElse("") + f.type.sqlName())
              .collect(Collectors.joining(", ", "STRUCT<", ">"));
      case Range t -> "RANGE<" + t.element.sqlName() + ">";
    };
  }

  /// Whether a STRING of the type has a collation.
  default boolean isCollated() {
    return switch (this) {
      case StringType t -> t.collation.isPresent();
      case Array t -> t.element.isCollated();
      case Struct t -> t.fields.stream().anyMatch(f -> f.type.isCollated());
      default -> false;
    };
  }

  /// The type without collations: that of vectors, since planning puts keys where collated strings are
  /// compared.
  default SqlType plain() {
    if (!isCollated()) {
      return this;
    }
    return switch (this) {
      case Array t -> array(t.element.plain());
      case Struct t ->
          new Struct(t.fields.stream().map(f -> new Field(f.name, f.type.plain())).toList());
      default -> STRING;
    };
  }

  /// INT64, FLOAT64, NUMERIC or BIGNUMERIC.
  default boolean isNumeric() {
    return switch (this) {
      case Int64 t -> true;
      case Float64 t -> true;
      case Numeric t -> true;
      case BigNumeric t -> true;
      case Bool t -> false;
      case StringType t -> false;
      case Bytes t -> false;
      case Date t -> false;
      case Time t -> false;
      case Datetime t -> false;
      case Timestamp t -> false;
      case Interval t -> false;
      case Json t -> false;
      case Geography t -> false;
      case Array t -> false;
      case Struct t -> false;
      case Range t -> false;
    };
  }

  /// Whether values compare with `<` (GoogleSQL "Orderable data types").
  default boolean isOrderable() {
    return switch (this) {
      case Json t -> false;
      case Geography t -> false;
      case Array t -> false;
      case Struct t -> false;
      case Bool t -> true;
      case Int64 t -> true;
      case Float64 t -> true;
      case Numeric t -> true;
      case BigNumeric t -> true;
      case StringType t -> true;
      case Bytes t -> true;
      case Date t -> true;
      case Time t -> true;
      case Datetime t -> true;
      case Timestamp t -> true;
      case Interval t -> true;
      case Range t -> true;
    };
  }

  /// Whether values group (GoogleSQL "Groupable data types").
  default boolean isGroupable() {
    return switch (this) {
      case Json t -> false;
      case Geography t -> false;
      case Array t -> t.element.isGroupable();
      case Struct t -> t.fields.stream().allMatch(f -> f.type.isGroupable());
      case Bool t -> true;
      case Int64 t -> true;
      case Float64 t -> true;
      case Numeric t -> true;
      case BigNumeric t -> true;
      case StringType t -> true;
      case Bytes t -> true;
      case Date t -> true;
      case Time t -> true;
      case Datetime t -> true;
      case Timestamp t -> true;
      case Interval t -> true;
      case Range t -> true;
    };
  }
}
