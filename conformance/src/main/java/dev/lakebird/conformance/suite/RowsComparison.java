package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lakebird.conformance.suite.Expectation.ExpectedColumn;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares the rows of an answer with those that a case expects.
final class RowsComparison {
  private final Expectation.Rows expected;
  private final boolean ordered;
  private final CellComparison cells;

  RowsComparison(Expectation.Rows expected, boolean queryOrders) {
    this.expected = expected;
    this.ordered =
        switch (expected.order()) {
          case ORDERED -> true;
          case MULTISET -> false;
          case BY_QUERY -> queryOrders;
        };
    this.cells = CellComparison.of(expected);
  }

  /// The kind of the first difference, or nothing.
  Optional<String> difference(Answer answer) {
    Optional<String> shape = shape(answer);
    if (shape.isPresent()) {
      return shape;
    }
    List<List<JsonNode>> wanted = new ArrayList<>();
    for (JsonNode row : expected.rows()) {
      wanted.add(cells(row, answer.columns().size()));
    }
    if (wanted.size() != answer.rows().size()) {
      return Optional.of("another number of rows");
    }
    if (!ordered) {
      return Multisets.same(wanted, answer.rows(), this::sameRow)
          ? Optional.empty()
          : Optional.of("other values: " + firstDifference(wanted, answer));
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!sameRow(wanted.get(i), answer.rows().get(i))) {
        return Optional.of(
            Multisets.same(wanted, answer.rows(), this::sameRow)
                ? "another order of rows"
                : "other values: " + firstDifference(wanted, answer));
      }
    }
    return Optional.empty();
  }

  private Optional<String> shape(Answer answer) {
    List<ExpectedColumn> columns = expected.columns();
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    if (columns.size() != answer.columns().size()) {
      return Optional.of("another number of columns");
    }
    for (int i = 0; i < columns.size(); i++) {
      ExpectedColumn column = columns.get(i);
      SqlType type = answer.columns().get(i).type();
      if (column.type().isPresent() && !column.type().get().matches(type)) {
        return Optional.of("type " + kind(type) + " for " + column.type().get());
      }
      if (column.name().filter(n -> !n.isEmpty()).isPresent()
          && !column.name().get().equalsIgnoreCase(answer.columns().get(i).name())) {
        return Optional.of("another name of a column");
      }
    }
    return Optional.empty();
  }

  private static String kind(SqlType type) {
    return switch (type) {
      case SqlType.Array t -> "ARRAY<…>";
      case SqlType.Struct t -> "STRUCT<…>";
      default -> type.sqlName();
    };
  }

  /// The cells of an expected row; a NULL value of a value table is a row of NULLs.
  private List<JsonNode> cells(JsonNode row, int columns) {
    List<JsonNode> cells = new ArrayList<>();
    if (row.isNull() && columns > 1) {
      for (int i = 0; i < columns; i++) {
        cells.add(JsonNodeFactory.instance.nullNode());
      }
    } else if (expected.value() && !row.isArray() || !row.isArray()) {
      cells.add(row);
    } else {
      row.forEach(cells::add);
    }
    return cells;
  }

  private boolean sameRow(List<JsonNode> wanted, List<Value> got) {
    boolean same = wanted.size() == got.size();
    for (int i = 0; same && i < got.size(); i++) {
      same = sameCell(wanted.get(i), got.get(i));
    }
    return same;
  }

  /// A NULL array of a result comes out empty in BigQuery, so that the two are the same.
  private boolean sameCell(JsonNode wanted, Value got) {
    return cells.same(wanted, got)
        || wanted.isNull() && got instanceof Value.ArrayValue array && array.elements().isEmpty()
        || got.isNull()
            && got.type() instanceof SqlType.Array
            && wanted.path("array").isArray()
            && wanted.path("array").isEmpty();
  }

  private String firstDifference(List<List<JsonNode>> wanted, Answer answer) {
    for (int i = 0; i < wanted.size(); i++) {
      List<JsonNode> row = wanted.get(i);
      List<Value> got = answer.rows().get(i);
      if (row.size() != got.size()) {
        return "another number of cells";
      }
      for (int c = 0; c < row.size(); c++) {
        if (!sameCell(row.get(c), got.get(c))) {
          return kind(answer.columns().get(c).type());
        }
      }
    }
    return "rows";
  }
}
