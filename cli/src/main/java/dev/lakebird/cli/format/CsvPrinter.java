package dev.lakebird.cli.format;

import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.ValueText;
import dev.lakebird.types.Column;
import dev.lakebird.types.value.Value;
import java.io.PrintStream;
import java.util.stream.Collectors;

/// Comma-separated values as RFC 4180 has them, with `\n` line ends: one header line a result, NULL as
/// an empty field, the empty string as `""`. Statements without rows print nothing.
final class CsvPrinter implements ResultPrinter {
  @Override
  public void print(StatementResult result, PrintStream out) {
    if (result instanceof StatementResult.Rows rows) {
      out.print(
          rows.columns().stream()
                  .map(Column::name)
                  .map(CsvPrinter::quoted)
                  .collect(Collectors.joining(","))
              + "\n");
      long unused =
          RowText.forEach(
              rows.reader(),
              out,
              row ->
                  out.print(
                      row.stream().map(CsvPrinter::field).collect(Collectors.joining(",")) + "\n"));
    }
  }

  private static String field(Value value) {
    if (value.isNull()) {
      return "";
    }
    String text = ValueText.display(value);
    return text.isEmpty() ? "\"\"" : quoted(text);
  }

  private static String quoted(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain = c != ',' && c != '"' && c != '\n' && c != '\r';
    }
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
