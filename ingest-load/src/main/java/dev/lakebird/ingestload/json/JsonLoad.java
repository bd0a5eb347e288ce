package dev.lakebird.ingestload.json;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.cell.GridColumns;
import dev.lakebird.ingestload.cell.NullRule;
import dev.lakebird.ingestload.options.LoadOptions;
import dev.lakebird.ingestload.source.LoadContext;
import dev.lakebird.ingestload.source.LoadSource;
import dev.lakebird.ingestload.text.FileSample;
import dev.lakebird.ingestload.text.RecordBoundary;
import dev.lakebird.ingestload.text.TextLoadSource;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.types.Column;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Files of newline-delimited JSON as the source of a load.
public final class JsonLoad {
  /// Lines that columns are found out from.
  private static final int SAMPLE_LINES = 500;

  private JsonLoad() {}

  /// @param columns of the table; empty where the first file says which
  public static LoadSource open(
      Storage storage,
      List<StoredFile> files,
      LoadOptions options,
      List<Column> columns,
      LoadContext context,
      BufferAllocator allocator) {
    List<Column> rows =
        columns.isEmpty() ? detect(storage, files.getFirst(), options, allocator) : columns;
    int[] layout = new int[rows.size() + 1];
    for (int c = 0; c < layout.length; c++) {
      layout[c] = c;
    }
    return new TextLoadSource(
        storage,
        files,
        options.encoding(),
        rows,
        RecordBoundary.LINES,
        (file, data, from, to) -> {
          file.setLayout(layout);
          return 0;
        },
        (memory, failures) ->
            new JsonParser(
                rows,
                options.ignoresUnknownValues(),
                context.batchRows(),
                new GridColumns(rows, NullRule.MISSING, context.timeZone(), false, memory),
                failures),
        options.badRecordsMax(),
        context);
  }

  private static List<Column> detect(
      Storage storage, StoredFile file, LoadOptions options, BufferAllocator allocator) {
    List<Column> found =
        FileSample.read(
            storage,
            file,
            options.encoding(),
            RecordBoundary.LINES,
            0,
            allocator,
            (data, from, to) -> JsonSchema.detect(data, from, to, SAMPLE_LINES, file.location()));
    if (found.isEmpty()) {
      throw new LakebirdException(
              ErrorCode.INVALID_QUERY,
              "The file has no records to find the columns of the new table from")
          .with("file", file.location());
    }
    return found;
  }
}
