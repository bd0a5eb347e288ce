package dev.lakebird.export;

import dev.lakebird.export.text.CompressedOutput;
import dev.lakebird.export.text.CsvText;
import dev.lakebird.export.text.JsonText;
import dev.lakebird.export.text.RowText;
import dev.lakebird.export.text.TextBuffer;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.types.Column;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import java.util.List;
import java.util.function.Supplier;

/// A file of CSV or JSON lines. Holds a stretch of text, and one row more, on the heap.
final class TextExportFile implements ExportFile {
  /// Text goes to the compression and to storage in stretches of so many bytes.
  private static final int STRETCH_BYTES = 1 << 20;

  private final RowText rows;
  private final ByteWriter file;
  private final CompressedOutput out;
  private final TextBuffer text = new TextBuffer();

  private TextExportFile(RowText rows, ByteWriter file, CompressedOutput out) {
    this.rows = rows;
    this.file = file;
    this.out = out;
    rows.begin(text);
  }

  /// @throws LakebirdException INVALID_QUERY or UNIMPLEMENTED for a column that CSV does not take
  static ExportFiles csv(List<Column> columns, ExportOptions options) {
    Supplier<RowText> rows = () -> new CsvText(columns, options.header(), options.fieldDelimiter());
    return files(rows, options.compression());
  }

  /// @throws LakebirdException UNIMPLEMENTED for a column that cannot be written yet
  static ExportFiles json(List<Column> columns, ExportOptions options) {
    return files(() -> new JsonText(columns), options.compression());
  }

  private static ExportFiles files(Supplier<RowText> rows, ExportCompression compression) {
    // Refuses columns before anything is written.
    RowText unused = rows.get();
    return (file, allocator) -> open(rows, file, compression);
  }

  private static TextExportFile open(
      Supplier<RowText> rows, ByteWriter file, ExportCompression compression) {
    try {
      CompressedOutput out =
          switch (compression) {
            case NONE -> CompressedOutput.plain(file);
            case GZIP -> CompressedOutput.gzip(file);
            case ZSTD -> CompressedOutput.zstd(file);
            case SNAPPY -> throw LakebirdException.internal("Text is never compressed by Snappy");
          };
      return new TextExportFile(rows.get(), file, out);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public void write(Batch batch) {
    rows.bind(batch);
    Selection selection = batch.selection();
    int count = selection.count();
    for (int k = 0; k < count; k++) {
      rows.append(selection.row(k), text);
      if (text.size() >= STRETCH_BYTES) {
        flush();
      }
    }
  }

  @Override
  public long writtenBytes() {
    return file.position();
  }

  @Override
  public long finish() {
    flush();
    out.finish();
    long bytes = file.position();
    file.commit();
    return bytes;
  }

  private void flush() {
    if (text.size() > 0) {
      out.write(text.bytes(), text.size());
      text.clear();
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
