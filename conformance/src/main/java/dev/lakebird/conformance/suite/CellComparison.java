package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakebird.types.value.Value;

/// Whether a value of ours is the one that a suite expects.
interface CellComparison {
  boolean same(JsonNode expected, Value got);

  /// The comparison for cells written so.
  static CellComparison of(Expectation.Rows rows) {
    return switch (rows.cells()) {
      case TYPED -> new TypedCells(new Numbers(rows.approximate()));
      case LOOSE -> new LooseCells(new Numbers(rows.approximate()));
      case TEXT -> new TextCells(new Numbers(rows.approximate()));
    };
  }
}
