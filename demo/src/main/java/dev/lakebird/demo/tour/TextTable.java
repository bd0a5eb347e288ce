package dev.lakebird.demo.tour;

import dev.lakebird.engine.result.ValueText;
import dev.lakebird.types.Column;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Rows as aligned lines, the first few of them.
final class TextTable {
  private static final int ROWS_MAX = 10;

  private TextTable() {}

  static List<String> of(List<Column> columns, List<List<Value>> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns.stream().map(Column::name).toList());
    for (List<Value> row : rows.subList(0, Math.min(ROWS_MAX, rows.size()))) {
      cells.add(row.stream().map(ValueText::display).toList());
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : cells) {
      var line = new StringBuilder();
      for (int c = 0; c < columns.size(); c++) {
        int column = c;
        int width = cells.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
        String cell = row.get(c);
        String padding = " ".repeat(width - cell.length());
        line.append(c == 0 ? "" : " | ");
        line.append(columns.get(c).type().isNumeric() ? padding + cell : cell + padding);
      }
      lines.add(line.toString().stripTrailing());
    }
    if (rows.size() > ROWS_MAX) {
      lines.add("…");
    }
    return lines;
  }
}
