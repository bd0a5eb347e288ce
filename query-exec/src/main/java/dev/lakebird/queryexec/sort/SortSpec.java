package dev.lakebird.queryexec.sort;

import dev.lakebird.queryexec.row.RowLayout;
import dev.lakebird.types.vector.VectorType;
import java.util.List;

/// What a sort does.
///
/// @param types the physical types of all input columns
/// @param keys the order; rows that are equal in all keys come in any order
/// @param limit how many of the first rows are wanted, or Long.MAX_VALUE
public record SortSpec(List<VectorType> types, List<SortKey> keys, long limit) {
  public SortSpec {
    types = List.copyOf(types);
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("A sort has keys");
    }
  }

  RowLayout layout() {
    return new RowLayout(types, 0);
  }
}
