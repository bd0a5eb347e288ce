package dev.lakebird.ingestload.csv;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.cell.GridColumns;
import dev.lakebird.ingestload.cell.NullRule;
import dev.lakebird.ingestload.options.CsvOptions;
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
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// CSV files as the source of a load.
public final class CsvLoad {
  /// Records that types are found out from.
  private static final int SAMPLE_RECORDS = 500;

  private CsvLoad() {}

  /// @param columns of the table; empty where the first file says which
  /// @param listed the columns that the statement writes, which the cells of a record are; empty for all
  public static LoadSource open(
      Storage storage,
      List<StoredFile> files,
      LoadOptions options,
      List<Column> columns,
      List<String> listed,
      LoadContext context,
      BufferAllocator allocator) {
    CsvOptions csv = options.csv().orElseThrow();
    RecordBoundary boundary = CsvBoundary.of(csv);
    CsvHead head;
    List<Column> target = columns;
    if (columns.isEmpty()) {
      CsvSchema schema = detect(storage, files.getFirst(), options, csv, boundary, allocator);
      target = schema.columns();
      head =
          new CsvHead(
              target,
              names(target),
              schema.header(),
              csv.leadingRows().isPresent()
                  ? Optional.of(csv.leadingRows().getAsInt())
                  : Optional.empty(),
              csv,
              options.ignoresUnknownValues());
    } else {
      head =
          new CsvHead(
              columns,
              listed.isEmpty() ? names(columns) : listed,
              Optional.empty(),
              csv.leadingRows().isPresent()
                  ? Optional.of(csv.leadingRows().getAsInt())
                  : Optional.empty(),
              csv,
              options.ignoresUnknownValues());
    }
    List<Column> rows = target;
    var rule = new NullRule(csv.nullMarkers());
    return new TextLoadSource(
        storage,
        files,
        options.encoding(),
        rows,
        boundary,
        head,
        (memory, failures) ->
            new CsvParser(
                csv,
                options.ignoresUnknownValues(),
                context.batchRows(),
                new GridColumns(rows, rule, context.timeZone(), csv.controlCharacters(), memory),
                failures),
        options.badRecordsMax(),
        context);
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private static CsvSchema detect(
      Storage storage,
      StoredFile file,
      LoadOptions options,
      CsvOptions csv,
      RecordBoundary boundary,
      BufferAllocator allocator) {
    int before = Math.max(0, csv.leadingRows().orElse(0) - 1);
    boolean mayHaveHeader = csv.leadingRows().orElse(1) > 0;
    CsvSchema schema =
        FileSample.read(
            storage,
            file,
            options.encoding(),
            boundary,
            before,
            allocator,
            (data, from, to) ->
                CsvSchema.detect(
                    CsvRecords.read(data, from, to, csv, SAMPLE_RECORDS),
                    mayHaveHeader,
                    csv.leadingRows().isPresent(),
                    csv.nullMarkers()));
    if (schema.columns().isEmpty()) {
      throw new LakebirdException(
              ErrorCode.INVALID_QUERY,
              "The file has no records to find the columns of the new table from")
          .with("file", file.location());
    }
    return schema;
  }
}
