package dev.lakebird.types.arrow;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// Columns as Arrow fields. NUMERIC is decimal128(38, 9), BIGNUMERIC decimal256(76, 38), STRING Utf8,
/// TIME microseconds of a day, DATETIME a timestamp without and TIMESTAMP one with the zone UTC, INTERVAL
/// MonthDayNano. JSON is Utf8 with the extension name `arrow.json`, GEOGRAPHY Binary with `geoarrow.wkb`,
/// RANGE a struct of `start` and `end` with `lakebird.range`.
///
/// Arrow clients look fields of a struct up by name, so anonymous and repeated names are made up
/// (`_field_2`), and the metadata keep what they stand for.
public final class ArrowFields {
  /// The metadata key with the GoogleSQL type of a column; Flight SQL clients show it.
  public static final String TYPE_NAME = "ARROW:FLIGHT:SQL:TYPE_NAME";

  private static final String PRECISION = "ARROW:FLIGHT:SQL:PRECISION";
  private static final String SCALE = "ARROW:FLIGHT:SQL:SCALE";
  private static final String EXTENSION_NAME = "ARROW:extension:name";
  private static final String EXTENSION_METADATA = "ARROW:extension:metadata";
  private static final String JSON_EXTENSION = "arrow.json";
  private static final String GEOGRAPHY_EXTENSION = "geoarrow.wkb";
  private static final String RANGE_EXTENSION = "lakebird.range";
  private static final String GEOGRAPHY_METADATA =
      "{\"crs\":\"OGC:CRS84\",\"crs_type\":\"authority_code\",\"edges\":\"spherical\"}";
  private static final String FIELD_NAME = "lakebird.field_name";
  private static final int NUMERIC_INTEGER_DIGITS = 29;
  private static final int NUMERIC_SCALE = 9;

  private ArrowFields() {}

  public static Schema schema(List<Column> columns) {
    return new Schema(columns.stream().map(ArrowFields::field).toList());
  }

  public static Field field(Column column) {
    Map<String, String> metadata = new HashMap<>();
    metadata.put(TYPE_NAME, column.sqlType());
    switch (column.type()) {
      case SqlType.Numeric t -> decimal(metadata, column.parameters(), 38, 9);
      case SqlType.BigNumeric t -> decimal(metadata, column.parameters(), 76, 38);
      case SqlType.Int64 t -> metadata.put(PRECISION, "19");
      case SqlType.Float64 t -> metadata.put(PRECISION, "15");
      default -> {}
    }
    return field(column.name(), column.type(), column.nullable(), metadata);
  }

  private static void decimal(
      Map<String, String> metadata, TypeParameters parameters, int precision, int scale) {
    boolean said = parameters.precision().isPresent();
    metadata.put(PRECISION, String.valueOf(parameters.precision().orElse(precision)));
    metadata.put(SCALE, String.valueOf(said ? parameters.scale().orElse(0) : scale));
  }

  private static Field field(
      String name, SqlType type, boolean nullable, Map<String, String> metadata) {
    switch (type) {
      case SqlType.Json t -> {
        metadata.put(EXTENSION_NAME, JSON_EXTENSION);
        metadata.put(EXTENSION_METADATA, "");
      }
      case SqlType.Geography t -> {
        metadata.put(EXTENSION_NAME, GEOGRAPHY_EXTENSION);
        metadata.put(EXTENSION_METADATA, GEOGRAPHY_METADATA);
      }
      case SqlType.Range t -> {
        metadata.put(EXTENSION_NAME, RANGE_EXTENSION);
        metadata.put(EXTENSION_METADATA, "");
      }
      default -> {}
    }
    List<Field> children =
        switch (type) {
          case SqlType.Array t -> List.of(field("item", t.element(), true, new HashMap<>()));
          case SqlType.Struct t -> fields(t);
          case SqlType.Range t ->
              List.of(
                  field("start", t.element(), true, new HashMap<>()),
                  field("end", t.element(), true, new HashMap<>()));
          default -> List.of();
        };
    return new Field(name, new FieldType(nullable, arrowType(type), null, metadata), children);
  }

  private static List<Field> fields(SqlType.Struct struct) {
    List<Field> fields = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    struct.fields().forEach(f -> f.name().ifPresent(taken::add));
    Set<String> used = new HashSet<>();
    for (SqlType.Field field : struct.fields()) {
      Map<String, String> metadata = new HashMap<>();
      String name = field.name().orElse("");
      if (field.name().isEmpty() || !used.add(name)) {
        metadata.put(FIELD_NAME, name);
        name = "_field_" + (fields.size() + 1);
        while (!taken.add(name)) {
          name += "_";
        }
      }
      fields.add(field(name, field.type(), true, metadata));
    }
    return fields;
  }

  private static ArrowType arrowType(SqlType type) {
    return switch (type) {
      case SqlType.Bool t -> ArrowType.Bool.INSTANCE;
      case SqlType.Int64 t -> new ArrowType.Int(64, true);
      case SqlType.Float64 t -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case SqlType.Numeric t -> new ArrowType.Decimal(38, 9, 128);
      case SqlType.BigNumeric t -> new ArrowType.Decimal(76, 38, 256);
      case SqlType.StringType t -> ArrowType.Utf8.INSTANCE;
      case SqlType.Bytes t -> ArrowType.Binary.INSTANCE;
      case SqlType.Date t -> new ArrowType.Date(DateUnit.DAY);
      case SqlType.Time t -> new ArrowType.Time(TimeUnit.MICROSECOND, 64);
      case SqlType.Datetime t -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
      case SqlType.Timestamp t -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
      case SqlType.Interval t -> new ArrowType.Interval(IntervalUnit.MONTH_DAY_NANO);
      case SqlType.Json t -> ArrowType.Utf8.INSTANCE;
      case SqlType.Geography t -> ArrowType.Binary.INSTANCE;
      case SqlType.Array t -> ArrowType.List.INSTANCE;
      case SqlType.Struct t -> ArrowType.Struct.INSTANCE;
      case SqlType.Range t -> ArrowType.Struct.INSTANCE;
    };
  }

  /// The columns that the fields of a schema stand for.
  ///
  /// @throws LakebirdException UNIMPLEMENTED for an Arrow type that no GoogleSQL type holds
  public static List<Column> columns(Schema schema) {
    return schema.getFields().stream().map(ArrowFields::column).toList();
  }

  public static Column column(Field field) {
    return new Column(field.getName(), type(field), TypeParameters.NONE, field.isNullable());
  }

  /// The GoogleSQL type that holds the values of a field of any client.
  ///
  /// @throws LakebirdException UNIMPLEMENTED for an Arrow type that none holds
  public static SqlType type(Field field) {
    Map<String, String> metadata = field.getMetadata();
    String extension = metadata.getOrDefault(EXTENSION_NAME, "");
    if (extension.equals(JSON_EXTENSION)) {
      return SqlType.JSON;
    }
    if (extension.equals(GEOGRAPHY_EXTENSION)) {
      return SqlType.GEOGRAPHY;
    }
    if (extension.equals(RANGE_EXTENSION)) {
      return new SqlType.Range(type(field.getChildren().getFirst()));
    }
    return switch (field.getType()) {
      case ArrowType.Null t -> SqlType.INT64;
      case ArrowType.Bool t -> SqlType.BOOL;
      case ArrowType.Int t -> SqlType.INT64;
      case ArrowType.FloatingPoint t -> SqlType.FLOAT64;
      case ArrowType.Decimal t -> decimal(t);
      case ArrowType.Utf8 t -> SqlType.STRING;
      case ArrowType.LargeUtf8 t -> SqlType.STRING;
      case ArrowType.Utf8View t -> SqlType.STRING;
      case ArrowType.Binary t -> SqlType.BYTES;
      case ArrowType.LargeBinary t -> SqlType.BYTES;
      case ArrowType.BinaryView t -> SqlType.BYTES;
      case ArrowType.FixedSizeBinary t -> SqlType.BYTES;
      case ArrowType.Date t -> SqlType.DATE;
      case ArrowType.Time t -> SqlType.TIME;
      case ArrowType.Timestamp t -> t.getTimezone() == null ? SqlType.DATETIME : SqlType.TIMESTAMP;
      case ArrowType.Interval t -> SqlType.INTERVAL;
      case ArrowType.Duration t -> SqlType.INTERVAL;
      case ArrowType.List t -> SqlType.array(type(field.getChildren().getFirst()));
      case ArrowType.LargeList t -> SqlType.array(type(field.getChildren().getFirst()));
      case ArrowType.FixedSizeList t -> SqlType.array(type(field.getChildren().getFirst()));
      case ArrowType.Map t -> SqlType.array(type(field.getChildren().getFirst()));
      case ArrowType.Struct t ->
          new SqlType.Struct(field.getChildren().stream().map(ArrowFields::structField).toList());
      default ->
          throw LakebirdException.unimplemented(
              "The Arrow type "
                  + field.getType().getTypeID().name().toLowerCase(Locale.ROOT)
                  + " of '"
                  + field.getName()
                  + "'");
    };
  }

  private static SqlType decimal(ArrowType.Decimal type) {
    boolean narrow =
        type.getScale() >= 0
            && type.getScale() <= NUMERIC_SCALE
            && type.getPrecision() - type.getScale() <= NUMERIC_INTEGER_DIGITS;
    return narrow ? SqlType.NUMERIC : SqlType.BIGNUMERIC;
  }

  private static SqlType.Field structField(Field field) {
    String name = field.getMetadata().getOrDefault(FIELD_NAME, field.getName());
    return new SqlType.Field(name.isEmpty() ? Optional.empty() : Optional.of(name), type(field));
  }
}
