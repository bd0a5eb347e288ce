package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// What a case must come to.
public sealed interface Expectation {
  /// How the cells of expected rows are written.
  enum Cells {
    /// By type: base64 for BYTES, `{order, v}` for arrays, texts for the rest.
    TYPED,
    /// Loosely: `{int}`, `{float}`, `{array}`, `{timestamp}`, display text for the rest.
    LOOSE,
    /// Texts, empty for NULL; numbers compare as numbers.
    TEXT
  }

  /// Rows.
  ///
  /// @param columns their names and types, where said; of the same length as each row
  /// @param value whether a row is one value and not a list of cells
  /// @param approximate whether numbers compare loosely, also near zero
  record Rows(
      Cells cells,
      List<ExpectedColumn> columns,
      RowOrder order,
      List<JsonNode> rows,
      boolean value,
      boolean approximate)
      implements Expectation {
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /// How rows compare.
  enum RowOrder {
    ORDERED,
    MULTISET,
    /// As [#ORDERED] where the query has an ORDER BY, else as [#MULTISET].
    BY_QUERY
  }

  /// A column; what is not said is not compared.
  record ExpectedColumn(Optional<String> name, Optional<ExpectedType> type) {}

  /// A statement that writes: how many rows it changes, and all rows of its target afterwards.
  record Modified(long rowsModified, Rows after) implements Expectation {}

  /// A failure; the code is a class of `google.rpc.Code` in lower case, where said.
  record Fails(Optional<String> code, String message) implements Expectation {}

  /// The text is a statement of the grammar, or is not.
  record Parses(boolean valid) implements Expectation {}

  /// Nothing that can be compared; counted apart.
  record Unchecked(String reason) implements Expectation {}
}
