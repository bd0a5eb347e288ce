package dev.lakebird.export.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.Batch;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One JSON object a line. INT64, NUMERIC and BIGNUMERIC are strings, so that no reader takes digits from
/// them; BYTES are base64; NULL is `null`. Source: BigQuery, "Export table data to Cloud Storage".
public final class JsonText implements RowText {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] QUOTE = {'"'};

  private final NestedText.Struct row;

  /// @throws LakebirdException UNIMPLEMENTED for a type that cannot be written yet, naming the column
  public JsonText(List<Column> columns) {
    List<ColumnText> fields = new ArrayList<>();
    for (Column column : columns) {
      fields.add(column(column, column.type()));
    }
    this.row = new NestedText.Struct(keys(columns.stream().map(Column::name).toList()), fields);
  }

  @Override
  public void begin(TextBuffer out) {}

  @Override
  public void bind(Batch batch) {
    row.bind(batch.columns());
  }

  @Override
  public void append(int number, TextBuffer out) {
    row.append(number, out);
    out.append((byte) '\n');
  }

  private static List<byte[]> keys(List<String> names) {
    List<byte[]> keys = new ArrayList<>();
    var strings = new BytesText.JsonString();
    for (String name : names) {
      var key = new TextBuffer();
      key.append((byte) (keys.isEmpty() ? '{' : ','));
      byte[] text = name.getBytes(UTF_8);
      strings.append(MemorySegment.ofArray(text), 0, text.length, key);
      key.append((byte) ':');
      keys.add(Arrays.copyOf(key.bytes(), key.size()));
    }
    return keys;
  }

  private static ColumnText column(Column column, SqlType type) {
    return new ColumnText(cell(column, type), NULL);
  }

  private static CellText cell(Column column, SqlType type) {
    return switch (type) {
      case SqlType.Bool t -> new BoolText();
      case SqlType.Int64 t -> new QuotedText(new FixedText.Integer64());
      case SqlType.Float64 t -> new FixedText.Float64(QUOTE);
      case SqlType.Numeric t -> new QuotedText(new DecimalText());
      case SqlType.BigNumeric t -> new QuotedText(new DecimalText());
      case SqlType.StringType t -> new BytesText.JsonString();
      case SqlType.Json t -> new BytesText.Raw();
      case SqlType.Bytes t -> new QuotedText(new BytesText.Base64Text());
      case SqlType.Date t -> new QuotedText(new FixedText.Date());
      case SqlType.Time t -> new QuotedText(new FixedText.Time());
      case SqlType.Datetime t -> new QuotedText(new FixedText.Moment('T', new byte[0]));
      case SqlType.Timestamp t -> new QuotedText(new FixedText.Moment(' ', " UTC".getBytes(UTF_8)));
      case SqlType.Interval t -> new QuotedText(new FixedText.Interval());
      case SqlType.Array t -> new NestedText.Array(column(column, t.element()));
      case SqlType.Struct t -> struct(column, t);
      case SqlType.Geography t -> throw unsupported(column);
      case SqlType.Range t -> throw unsupported(column);
    };
  }

  private static CellText struct(Column column, SqlType.Struct type) {
    List<ColumnText> fields = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (SqlType.Field field : type.fields()) {
      fields.add(column(column, field.type()));
      names.add(field.name().orElse("_field_" + (names.size() + 1)));
    }
    if (fields.isEmpty()) {
      throw LakebirdException.unimplemented(
          "Writing a STRUCT without fields to JSON, of column " + column.name() + ",");
    }
    return new NestedText.Struct(keys(names), fields);
  }

  private static LakebirdException unsupported(Column column) {
    return LakebirdException.unimplemented(
        "Writing " + column.sqlType() + " to JSON, of column " + column.name() + ",");
  }
}
