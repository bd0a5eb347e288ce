package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lakebird.conformance.suite.Expectation.Cells;
import dev.lakebird.conformance.suite.Expectation.ExpectedColumn;
import dev.lakebird.conformance.suite.Expectation.RowOrder;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the field `expected` of a case.
final class ExpectationReader {
  private final JsonNode expected;

  ExpectationReader(JsonNode expected) {
    this.expected = expected;
  }

  /// @throws LakebirdException INVALID_ARGUMENT for a kind that nobody knows or a field that is missing
  Expectation read() {
    String kind = expected.path("kind").asText();
    return switch (kind) {
      case "rows" -> rows();
      case "scalar" ->
          new Expectation.Rows(
              Cells.LOOSE, List.of(), RowOrder.ORDERED, List.of(row(field("value"))), false, false);
      case "objects" -> objects();
      case "dml" -> modified();
      case "error" ->
          new Expectation.Fails(
              optional(expected, "code"),
              optional(expected, "message")
                  .or(() -> optional(expected, "message_contains"))
                  .orElse(""));
      case "parses" -> new Expectation.Parses(true);
      case "parse_error" -> new Expectation.Parses(false);
      case "unchecked" -> new Expectation.Unchecked("unchecked");
      case "multi" -> new Expectation.Unchecked("several results, kept as text only");
      default -> throw refused("The kind '" + kind + "' is unknown");
    };
  }

  private Expectation rows() {
    if (expected.has("value")) {
      return new Expectation.Rows(
          Cells.TYPED,
          List.of(new ExpectedColumn(Optional.empty(), type(expected))),
          RowOrder.ORDERED,
          List.of(row(expected.path("value"))),
          false,
          expected.path("approximate").asBoolean());
    }
    if (expected.has("parsed") && !expected.path("parsed").asBoolean()) {
      return new Expectation.Unchecked("expected rows kept as text only");
    }
    boolean typed = expected.has("type");
    boolean value = expected.path("value_table").asBoolean();
    return new Expectation.Rows(
        typed ? Cells.TYPED : Cells.LOOSE,
        typed ? columns() : List.of(),
        order(expected),
        list(field("rows")),
        value,
        false);
  }

  private List<ExpectedColumn> columns() {
    List<ExpectedColumn> columns = new ArrayList<>();
    for (JsonNode column : expected.path("columns")) {
      columns.add(new ExpectedColumn(optional(column, "name"), type(column)));
    }
    return columns;
  }

  private static Optional<ExpectedType> type(JsonNode node) {
    return optional(node, "type").flatMap(ExpectedType::parse);
  }

  /// Rows as objects by column name.
  private Expectation objects() {
    List<JsonNode> rows = list(field("rows"));
    List<ExpectedColumn> columns = new ArrayList<>();
    List<JsonNode> lists = new ArrayList<>();
    for (JsonNode row : rows) {
      var cells = JsonNodeFactory.instance.arrayNode();
      columns.clear();
      for (var cell : row.properties()) {
        columns.add(new ExpectedColumn(Optional.of(cell.getKey()), Optional.empty()));
        cells.add(cell.getValue());
      }
      lists.add(cells);
    }
    return new Expectation.Rows(Cells.LOOSE, columns, RowOrder.BY_QUERY, lists, false, false);
  }

  private Expectation modified() {
    JsonNode after = field("all_rows");
    if (expected.has("parsed") && !expected.path("parsed").asBoolean()) {
      return new Expectation.Unchecked("expected rows kept as text only");
    }
    Optional<ExpectedType> row = type(after);
    List<ExpectedColumn> columns =
        row.filter(t -> t.name().equals("STRUCT"))
            .map(
                t ->
                    t.parts().stream()
                        .map(part -> new ExpectedColumn(Optional.empty(), Optional.of(part)))
                        .toList())
            .orElse(List.of());
    return new Expectation.Modified(
        field("rows_modified").asLong(),
        new Expectation.Rows(
            Cells.TYPED, columns, RowOrder.MULTISET, list(after.path("rows")), false, false));
  }

  /// An answer over a folder of tables.
  static Expectation answer(JsonNode answer, boolean ordered) {
    return new Expectation.Rows(
        Cells.TEXT,
        List.of(),
        ordered ? RowOrder.ORDERED : RowOrder.MULTISET,
        list(answer.path("rows")),
        false,
        false);
  }

  private static RowOrder order(JsonNode node) {
    return switch (node.path("order").asText()) {
      case "" -> RowOrder.BY_QUERY;
      case "unknown" -> RowOrder.MULTISET;
      case "known", "none" -> RowOrder.ORDERED;
      default -> throw refused("The order '" + node.path("order").asText() + "' is unknown");
    };
  }

  private static JsonNode row(JsonNode cell) {
    return JsonNodeFactory.instance.arrayNode().add(cell);
  }

  private static List<JsonNode> list(JsonNode array) {
    if (!array.isArray()) {
      throw refused("The expected rows are no list");
    }
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }

  private JsonNode field(String name) {
    JsonNode node = expected.path(name);
    if (node.isMissingNode()) {
      throw refused("The expected outcome has no field '" + name + "'");
    }
    return node;
  }

  private static Optional<String> optional(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  private static LakebirdException refused(String why) {
    return new LakebirdException(ErrorCode.INVALID_ARGUMENT, why);
  }
}
