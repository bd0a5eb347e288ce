package dev.lakebird.tableformat.parquet.decode;

import dev.lakebird.tableformat.parquet.footer.FileColumn;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;

/// Chooses how the values of a file's column become those of a table's, which may be wider: Iceberg lets
/// int become long, float become double, and decimals gain digits at the same scale.
public final class Conversions {
  private Conversions() {}

  /// The conversion to the layout that the table asks for.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException UNIMPLEMENTED where the column cannot be read,
  ///     CORRUPT_FILE where its type is not that of the table
  public static Conversion choose(FileColumn column, VectorType target, FilePlace place) {
    if (column.unsupported().isPresent()) {
      throw place.unimplemented(column.unsupported().get());
    }
    SqlType from = column.column().type();
    SqlType to = target.type();
    boolean decimals = column.vectorType().isDecimal() && target.isDecimal();
    boolean same =
        decimals
            ? column.vectorType().scale() == target.scale()
            : from.equals(to) || isText(from) && isText(to);
    if (!same) {
      throw mismatch(place);
    }
    return switch (target.layout()) {
      case BITS -> Conversion.BITS;
      case BYTES ->
          column.physical() == org.apache.parquet.format.Type.BYTE_ARRAY
              ? Conversion.BYTES
              : Conversion.FIXED_BYTES;
      case INT32 -> Conversion.COPY_4;
      case INT64 -> decimals ? narrowDecimal(column, place) : int64(column);
      case FLOAT64 ->
          column.physical() == org.apache.parquet.format.Type.FLOAT
              ? Conversion.FLOAT_TO_FLOAT64
              : Conversion.COPY_8;
      case DECIMAL128 -> wideDecimal(column, place);
      case DECIMAL256, INTERVAL, LIST, STRUCT -> throw mismatch(place);
    };
  }

  private static Conversion int64(FileColumn column) {
    return switch (column.physical()) {
      case INT32 -> {
        if (column.column().type() instanceof SqlType.Time) {
          yield Conversion.MILLIS32_TO_MICROS;
        }
        yield column.unsignedValues() ? Conversion.UINT32_TO_INT64 : Conversion.INT32_TO_INT64;
      }
      case INT96 -> Conversion.INT96_TO_MICROS;
      case INT64, BOOLEAN, FLOAT, DOUBLE, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
          switch (column.unit()) {
            case MILLIS -> Conversion.MILLIS_TO_MICROS;
            case MICROS -> Conversion.COPY_8;
            case NANOS -> Conversion.NANOS_TO_MICROS;
          };
    };
  }

  private static Conversion narrowDecimal(FileColumn column, FilePlace place) {
    if (column.vectorType().layout() != Layout.INT64) {
      throw mismatch(place);
    }
    return switch (column.physical()) {
      case INT32 -> Conversion.INT32_TO_INT64;
      case INT64 -> Conversion.COPY_8;
      case FIXED_LEN_BYTE_ARRAY -> Conversion.FIXED_TO_INT64;
      case BYTE_ARRAY -> Conversion.BINARY_TO_INT64;
      case BOOLEAN, INT96, FLOAT, DOUBLE -> throw mismatch(place);
    };
  }

  private static Conversion wideDecimal(FileColumn column, FilePlace place) {
    return switch (column.physical()) {
      case INT32 -> Conversion.INT32_TO_DECIMAL128;
      case INT64 ->
          column.unsignedValues()
              ? Conversion.UINT64_TO_DECIMAL128
              : Conversion.INT64_TO_DECIMAL128;
      case FIXED_LEN_BYTE_ARRAY -> Conversion.FIXED_TO_DECIMAL128;
      case BYTE_ARRAY -> Conversion.BINARY_TO_DECIMAL128;
      case BOOLEAN, INT96, FLOAT, DOUBLE -> throw mismatch(place);
    };
  }

  /// Text and bytes lie alike; which of the two a column is, the table says.
  private static boolean isText(SqlType type) {
    return switch (type) {
      case SqlType.StringType t -> true;
      case SqlType.Bytes t -> true;
      case SqlType.Json t -> true;
      case SqlType.Geography t -> true;
      default -> false;
    };
  }

  private static dev.lakebird.foundation.LakebirdException mismatch(FilePlace place) {
    return place.corrupt("the type of a column is not that of the table");
  }
}
