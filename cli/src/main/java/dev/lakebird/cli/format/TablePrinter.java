package dev.lakebird.cli.format;

import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.ValueText;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Aligned columns: numbers to the right, all else to the left. The widths come from the first rows;
/// later ones that are wider push their line out.
final class TablePrinter implements ResultPrinter {
  private static final int MEASURED_ROWS = 1000;

  @Override
  public void print(StatementResult result, PrintStream out) {
    switch (result) {
      case StatementResult.Rows rows -> new Table(rows.columns(), out).print(rows);
      case StatementResult.Modified modified ->
          out.println(
              "%s %s: %s"
                  .formatted(modified.operation(), modified.target(), count(modified.rows())));
      case StatementResult.Loaded loaded -> print(loaded, out);
      case StatementResult.Exported exported ->
          out.println(
              "EXPORT DATA %s: %s in %s, %d bytes"
                  .formatted(
                      exported.target(),
                      count(exported.rows()),
                      exported.files() == 1 ? "1 file" : exported.files() + " files",
                      exported.bytes()));
      case StatementResult.Done done -> out.println(done.operation() + " " + done.target());
    }
  }

  private static void print(StatementResult.Loaded loaded, PrintStream out) {
    out.println(
        "LOAD DATA %s: %s from %s%s"
            .formatted(
                loaded.target(),
                count(loaded.rows()),
                loaded.files() == 1 ? "1 file" : loaded.files() + " files",
                loaded.badRecords() == 0 ? "" : ", bad records " + loaded.badRecords()));
    loaded.shownBadRecords().forEach(bad -> out.println("  " + bad));
  }

  private static String count(long rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }

  private static final class Table {
    private final List<Column> columns;
    private final PrintStream out;
    private final List<List<String>> held = new ArrayList<>();
    private int[] widths = new int[0];
    private boolean headerPrinted;

    Table(List<Column> columns, PrintStream out) {
      this.columns = columns;
      this.out = out;
    }

    void print(StatementResult.Rows rows) {
      long count =
          RowText.forEach(
              rows.reader(),
              out,
              row -> {
                List<String> cells =
                    row.stream().map(ValueText::display).map(Table::oneLine).toList();
                if (headerPrinted) {
                  line(cells);
                } else {
                  held.add(cells);
                  if (held.size() == MEASURED_ROWS) {
                    flush();
                  }
                }
              });
      if (!headerPrinted) {
        flush();
      }
      out.println("(" + count(count) + ")");
    }

    private void flush() {
      List<String> names = columns.stream().map(Column::name).toList();
      widths = new int[columns.size()];
      measure(names);
      held.forEach(this::measure);
      line(names);
      var rule = new StringBuilder();
      for (int width : widths) {
        rule.append(rule.isEmpty() ? "" : "-+-").append("-".repeat(width));
      }
      out.println(rule);
      held.forEach(this::line);
      held.clear();
      headerPrinted = true;
    }

    private void measure(List<String> cells) {
      for (int c = 0; c < cells.size(); c++) {
        widths[c] = Math.max(widths[c], length(cells.get(c)));
      }
    }

    private void line(List<String> cells) {
      var line = new StringBuilder();
      for (int c = 0; c < cells.size(); c++) {
        String cell = cells.get(c);
        String padding = " ".repeat(Math.max(0, widths[c] - length(cell)));
        line.append(c == 0 ? "" : " | ");
        if (alignsRight(columns.get(c).type())) {
          line.append(padding).append(cell);
        } else {
          line.append(cell).append(c == cells.size() - 1 ? "" : padding);
        }
      }
      out.println(line);
    }

    private static boolean alignsRight(SqlType type) {
      return type.isNumeric();
    }

    private static int length(String text) {
      return text.codePointCount(0, text.length());
    }

    private static String oneLine(String text) {
      return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    }
  }
}
