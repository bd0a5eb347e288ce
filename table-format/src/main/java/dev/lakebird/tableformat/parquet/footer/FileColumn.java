package dev.lakebird.tableformat.parquet.footer;

import dev.lakebird.types.Column;
import dev.lakebird.types.vector.VectorType;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.parquet.format.Type;

/// A top-level column of a Parquet file and what it means.
///
/// @param leaf the position of its column chunk in a row group
/// @param fieldId the Iceberg field id, where the file has one
/// @param column name, GoogleSQL type, parameters and whether NULL may occur
/// @param vectorType how its vectors lie in memory
/// @param physical the type of its values in the file
/// @param typeLength bytes a value of FIXED_LEN_BYTE_ARRAY
/// @param unit the unit of times and timestamps in the file
/// @param unsignedValues whether integers are unsigned
/// @param unsupported the feature that keeps it from being read, where there is one
public record FileColumn(
    int leaf,
    OptionalInt fieldId,
    Column column,
    VectorType vectorType,
    Type physical,
    int typeLength,
    Unit unit,
    boolean unsignedValues,
    Optional<String> unsupported) {
  public String name() {
    return column.name();
  }

  /// Whether the file marks rows that are NULL.
  public boolean optional() {
    return column.nullable();
  }

  /// Whether its numbers take 32 bits in the file.
  public boolean isNarrow() {
    return physical == Type.INT32 || physical == Type.FLOAT;
  }

  /// The unit of times in a file.
  public enum Unit {
    MILLIS,
    MICROS,
    NANOS
  }
}
