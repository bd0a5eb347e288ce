package dev.lakebird.types.scan;

import dev.lakebird.types.Column;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.VectorType;
import java.util.Optional;

/// A column that a source can read: its logical description, how its vectors will lie in memory, and
/// the bounds that the source's metadata proves. Every vector that a cursor yields for the column has
/// exactly `vectorType`; every value lies within `bounds`.
public record ScanColumn(Column column, VectorType vectorType, Optional<ValueBounds> bounds) {
  public String name() {
    return column.name();
  }
}
