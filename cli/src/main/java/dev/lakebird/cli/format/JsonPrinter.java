package dev.lakebird.cli.format;

import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.ValueText;
import java.io.PrintStream;

/// One row a line, as TO_JSON_STRING of the row. Statements without rows print nothing.
final class JsonPrinter implements ResultPrinter {
  @Override
  public void print(StatementResult result, PrintStream out) {
    if (result instanceof StatementResult.Rows rows) {
      long unused =
          RowText.forEach(
              rows.reader(), out, row -> out.print(ValueText.jsonRow(rows.columns(), row) + "\n"));
    }
  }
}
