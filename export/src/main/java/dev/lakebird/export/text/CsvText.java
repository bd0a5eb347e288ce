package dev.lakebird.export.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.Batch;
import java.util.ArrayList;
import java.util.List;

/// CSV: a line a row, fields in the order of the columns, NULL as an empty field and the empty string as
/// `""`. BYTES are base64, moments end in ` UTC`. Source: BigQuery, "Export table data to Cloud Storage".
public final class CsvText implements RowText {
  private static final byte[] NULL = {};
  private static final byte[] NO_QUOTE = {};

  private final List<Column> columns;
  private final boolean header;
  private final byte[] delimiter;
  private final ColumnText[] cells;

  /// @throws LakebirdException INVALID_QUERY for an array or struct, UNIMPLEMENTED for a type that cannot be
  ///     written yet; both name the column
  public CsvText(List<Column> columns, boolean header, String delimiter) {
    this.columns = List.copyOf(columns);
    this.header = header;
    this.delimiter = delimiter.getBytes(UTF_8);
    List<ColumnText> made = new ArrayList<>();
    for (Column column : columns) {
      made.add(new ColumnText(cell(column), NULL));
    }
    this.cells = made.toArray(new ColumnText[0]);
  }

  @Override
  public void begin(TextBuffer out) {
    if (!header) {
      return;
    }
    for (int c = 0; c < columns.size(); c++) {
      if (c > 0) {
        out.append(delimiter);
      }
      String name = columns.get(c).name();
      boolean quotes =
          name.contains(new String(delimiter, UTF_8))
              || name.chars().anyMatch(ch -> ch == '"' || ch == '\n' || ch == '\r');
      out.append(quotes ? '"' + name.replace("\"", "\"\"") + '"' : name);
    }
    out.append((byte) '\n');
  }

  @Override
  public void bind(Batch batch) {
    for (int c = 0; c < cells.length; c++) {
      cells[c].bind(batch.column(c));
    }
  }

  @Override
  public void append(int row, TextBuffer out) {
    for (int c = 0; c < cells.length; c++) {
      if (c > 0) {
        out.append(delimiter);
      }
      cells[c].append(row, out);
    }
    out.append((byte) '\n');
  }

  private CellText cell(Column column) {
    return switch (column.type()) {
      case SqlType.Bool t -> new BoolText();
      case SqlType.Int64 t -> new FixedText.Integer64();
      case SqlType.Float64 t -> new FixedText.Float64(NO_QUOTE);
      case SqlType.Numeric t -> new DecimalText();
      case SqlType.BigNumeric t -> new DecimalText();
      case SqlType.StringType t -> new BytesText.CsvString(delimiter);
      case SqlType.Json t -> new BytesText.CsvString(delimiter);
      case SqlType.Bytes t -> new BytesText.Base64Text();
      case SqlType.Date t -> new FixedText.Date();
      case SqlType.Time t -> new FixedText.Time();
      case SqlType.Datetime t -> new FixedText.Moment('T', new byte[0]);
      case SqlType.Timestamp t -> new FixedText.Moment(' ', " UTC".getBytes(UTF_8));
      case SqlType.Interval t -> new FixedText.Interval();
      case SqlType.Array t -> throw nested(column);
      case SqlType.Struct t -> throw nested(column);
      case SqlType.Geography t -> throw unsupported(column);
      case SqlType.Range t -> throw unsupported(column);
    };
  }

  private static LakebirdException nested(Column column) {
    return new LakebirdException(
        ErrorCode.INVALID_QUERY,
        "Nested and repeated data cannot be exported in CSV format. Column: " + column.name());
  }

  private static LakebirdException unsupported(Column column) {
    return LakebirdException.unimplemented(
        "Writing " + column.sqlType() + " to CSV, of column " + column.name() + ",");
  }
}
