package dev.lakebird.sql.substrait;

import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import io.substrait.proto.NamedStruct;
import io.substrait.proto.Type;
import io.substrait.proto.Type.Nullability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes types, and names of columns with the fields inside them.
final class TypeEncoder {
  private final Declarations declarations;

  TypeEncoder(Declarations declarations) {
    this.declarations = declarations;
  }

  Type nullable(SqlType type) {
    return encode(type, Nullability.NULLABILITY_NULLABLE);
  }

  Type required(SqlType type) {
    return encode(type, Nullability.NULLABILITY_REQUIRED);
  }

  /// The schema of a table.
  NamedStruct schema(List<Column> columns) {
    var struct = Type.Struct.newBuilder().setNullability(Nullability.NULLABILITY_REQUIRED);
    var names = new ArrayList<String>();
    for (var column : columns) {
      struct.addTypes(column.nullable() ? nullable(column.type()) : required(column.type()));
      addNames(column.name(), column.type(), names);
    }
    return NamedStruct.newBuilder().addAllNames(names).setStruct(struct).build();
  }

  /// The name of a column, then those of the fields inside it, depth first.
  static void addNames(String name, SqlType type, List<String> names) {
    names.add(name);
    addFieldNames(type, names);
  }

  private static void addFieldNames(SqlType type, List<String> names) {
    if (type instanceof SqlType.Struct struct) {
      for (var field : struct.fields()) {
        addNames(field.name().orElse(""), field.type(), names);
      }
    } else if (type instanceof SqlType.Array array) {
      addFieldNames(array.element(), names);
    }
  }

  private Type encode(SqlType type, Nullability n) {
    var to = Type.newBuilder();
    switch (type) {
      case SqlType.Bool t -> to.setBool(Type.Boolean.newBuilder().setNullability(n));
      case SqlType.Int64 t -> to.setI64(Type.I64.newBuilder().setNullability(n));
      case SqlType.Float64 t -> to.setFp64(Type.FP64.newBuilder().setNullability(n));
      case SqlType.Numeric t ->
          to.setDecimal(Type.Decimal.newBuilder().setPrecision(38).setScale(9).setNullability(n));
      case SqlType.StringType t -> to.setString(Type.String.newBuilder().setNullability(n));
      case SqlType.Bytes t -> to.setBinary(Type.Binary.newBuilder().setNullability(n));
      case SqlType.Date t -> to.setDate(Type.Date.newBuilder().setNullability(n));
      case SqlType.Time t ->
          to.setPrecisionTime(Type.PrecisionTime.newBuilder().setPrecision(6).setNullability(n));
      case SqlType.Datetime t ->
          to.setPrecisionTimestamp(
              Type.PrecisionTimestamp.newBuilder().setPrecision(6).setNullability(n));
      case SqlType.Timestamp t ->
          to.setPrecisionTimestampTz(
              Type.PrecisionTimestampTZ.newBuilder().setPrecision(6).setNullability(n));
      case SqlType.Interval t ->
          to.setIntervalCompound(
              Type.IntervalCompound.newBuilder().setPrecision(9).setNullability(n));
      case SqlType.Array t ->
          to.setList(Type.List.newBuilder().setType(nullable(t.element())).setNullability(n));
      case SqlType.Struct t -> to.setStruct(struct(t, n));
      case SqlType.BigNumeric t -> to.setUserDefined(own("bignumeric", n));
      case SqlType.Json t -> to.setUserDefined(own("json", n));
      case SqlType.Geography t -> to.setUserDefined(own("geography", n));
      case SqlType.Range t -> to.setUserDefined(own(rangeName(t), n));
    }
    return to.build();
  }

  private Type.Struct struct(SqlType.Struct type, Nullability n) {
    var struct =
        Type.Struct.newBuilder()
            .setTypeVariationReference(declarations.fieldNames(type))
            .setNullability(n);
    type.fields().forEach(field -> struct.addTypes(nullable(field.type())));
    return struct.build();
  }

  private Type.UserDefined own(String name, Nullability n) {
    return Type.UserDefined.newBuilder()
        .setTypeReference(declarations.type(name))
        .setNullability(n)
        .build();
  }

  static String rangeName(SqlType.Range range) {
    return "range_" + range.element().sqlName().toLowerCase(Locale.ROOT);
  }
}
