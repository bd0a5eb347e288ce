package dev.lakebird.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/// What an export wrote. It is written last: files without it are of an export that did not end.
public record ExportManifest(
    ExportFormat format,
    ExportCompression compression,
    List<Column> columns,
    List<ExportedFile> files) {
  private static final int FORMAT_VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  public ExportManifest {
    columns = List.copyOf(columns);
    files = List.copyOf(files);
  }

  public long rows() {
    return files.stream().mapToLong(ExportedFile::rows).sum();
  }

  /// The size of all files.
  public long bytes() {
    return files.stream().mapToLong(ExportedFile::bytes).sum();
  }

  /// The manifest as JSON: `{"format-version": 1, "format": "PARQUET", "compression": "ZSTD", "rows": …,
  /// "bytes": …, "columns": [{"name": …, "type": …}], "files": [{"location": …, "rows": …, "bytes": …}]}`.
  public byte[] toJson() {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeNumberField("format-version", FORMAT_VERSION);
      json.writeStringField("format", format.name());
      json.writeStringField("compression", compression.name());
      json.writeNumberField("rows", rows());
      json.writeNumberField("bytes", bytes());
      json.writeArrayFieldStart("columns");
      for (Column column : columns) {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("type", column.sqlType());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("files");
      for (ExportedFile file : files) {
        json.writeStartObject();
        json.writeStringField("location", file.location());
        json.writeNumberField("rows", file.rows());
        json.writeNumberField("bytes", file.bytes());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.INTERNAL_ERROR, "The manifest of an export cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
