package dev.lakebird.tableformat.fileimport;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.footer.FileColumn;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.tableformat.parquet.footer.ParquetFooter;
import dev.lakebird.tableformat.parquet.footer.RowGroupInfo;
import dev.lakebird.tableformat.schema.IcebergSchemas;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.mapping.MappedField;
import org.apache.iceberg.mapping.NameMapping;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/// Decides whether a file's columns read as those of a table. Source: the Iceberg specification, "Schema
/// Evolution" (which types widen to which) and appendix A, "Parquet".
record FileFit(Schema schema, NameMapping names, Map<String, String> properties) {
  /// A column of a file and the table's column that it holds.
  record Match(FileColumn column, NestedField field) {}

  /// The columns of a file, in file order.
  ///
  /// @throws LakebirdException as [FileImport#plan]
  List<Match> match(ParquetFooter footer) {
    FilePlace file = FilePlace.of(footer.location());
    boolean hasIds = footer.columns().stream().anyMatch(c -> c.fieldId().isPresent());
    List<Match> matches = new ArrayList<>();
    for (FileColumn column : footer.columns()) {
      FilePlace place = file.column(column.name());
      NestedField field =
          find(column.name()).orElseThrow(() -> misfit(place, "the table has no such column"));
      if (hasIds
          && (column.fieldId().isEmpty() || column.fieldId().getAsInt() != field.fieldId())) {
        throw misfit(place, "its field id is that of another table's column");
      }
      if (column.unsupported().isPresent()) {
        throw place.unimplemented(column.unsupported().get());
      }
      requireType(column, field, place);
      matches.add(new Match(column, field));
    }
    for (NestedField field : schema.columns()) {
      requireValues(footer, field, matches, file);
    }
    return matches;
  }

  private Optional<NestedField> find(String name) {
    for (NestedField field : schema.columns()) {
      MappedField mapped = names.find(field.fieldId());
      if (mapped != null && mapped.names().contains(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private void requireValues(
      ParquetFooter footer, NestedField field, List<Match> matches, FilePlace file) {
    List<FileColumn> found =
        matches.stream().filter(m -> m.field().equals(field)).map(Match::column).toList();
    FilePlace place = file.column(field.name());
    if (found.size() > 1) {
      throw misfit(place, "the file has it twice");
    }
    if (field.isOptional()) {
      return;
    }
    if (found.isEmpty()) {
      throw misfit(place, "the table requires it and the file does not have it");
    }
    FileColumn column = found.getFirst();
    for (RowGroupInfo group : footer.rowGroups()) {
      var nulls = group.chunks().get(column.leaf()).range().nullCount();
      if (column.optional() && (nulls.isEmpty() || nulls.getAsLong() > 0)) {
        throw new LakebirdException(
                ErrorCode.NOT_NULL_VIOLATION,
                nulls.isEmpty()
                    ? "The file does not say whether a required column has NULLs"
                    : "Required column cannot be null")
            .with("file", file.file())
            .with("column", field.name());
      }
    }
  }

  private void requireType(FileColumn column, NestedField field, FilePlace place) {
    if (column.unsignedValues()) {
      // Other readers of Iceberg tables take such values for signed ones.
      throw misfit(place, "unsigned integers are no type of Iceberg tables");
    }
    if (column.unit() == FileColumn.Unit.NANOS) {
      throw misfit(place, "times in nanoseconds do not fit microseconds");
    }
    var described = IcebergSchemas.column(field, properties);
    if (described.parameters().maxLength().isPresent()) {
      throw place.unimplemented("File import into a column with a length limit");
    }
    if (!fits(column, field.type())) {
      throw misfit(
          place,
          "it holds %s, the table's column is %s"
              .formatted(column.column().sqlType(), described.sqlType()));
    }
  }

  private static boolean fits(FileColumn column, Type type) {
    SqlType sql = column.column().type();
    return switch (type) {
      case Types.BooleanType t -> sql.equals(SqlType.BOOL);
      case Types.IntegerType t -> sql.equals(SqlType.INT64) && column.isNarrow();
      case Types.LongType t -> sql.equals(SqlType.INT64);
      case Types.FloatType t -> sql.equals(SqlType.FLOAT64) && column.isNarrow();
      case Types.DoubleType t -> sql.equals(SqlType.FLOAT64);
      case Types.DecimalType t -> isDecimal(column, t);
      case Types.StringType t -> sql.equals(SqlType.STRING);
      case Types.BinaryType t -> sql.equals(SqlType.BYTES) && column.typeLength() == 0;
      case Types.FixedType t -> sql.equals(SqlType.BYTES) && column.typeLength() == t.length();
      case Types.DateType t -> sql.equals(SqlType.DATE);
      case Types.TimeType t -> sql.equals(SqlType.TIME);
      case Types.TimestampType t ->
          sql.equals(t.shouldAdjustToUTC() ? SqlType.TIMESTAMP : SqlType.DATETIME);
      default -> false;
    };
  }

  private static boolean isDecimal(FileColumn column, Types.DecimalType type) {
    VectorType vector = column.vectorType();
    return vector.isDecimal()
        && vector.scale() == type.scale()
        && column.column().parameters().precision().orElse(Integer.MAX_VALUE) <= type.precision();
  }

  private static LakebirdException misfit(FilePlace place, String why) {
    LakebirdException error =
        new LakebirdException(ErrorCode.INVALID_ARGUMENT, "The file does not fit the table: " + why)
            .with("file", place.file());
    return place.column() == null ? error : error.with("column", place.column());
  }
}
