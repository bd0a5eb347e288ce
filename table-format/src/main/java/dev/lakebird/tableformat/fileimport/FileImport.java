package dev.lakebird.tableformat.fileimport;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.tableformat.parquet.footer.FooterReader;
import dev.lakebird.tableformat.parquet.footer.ParquetFooter;
import dev.lakebird.tableformat.scan.IcebergTableSource;
import dev.lakebird.tableformat.table.TableState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.mapping.MappingUtil;
import org.apache.iceberg.mapping.NameMapping;
import org.apache.iceberg.mapping.NameMappingParser;

/// Files of other writers as data files of a table. Nothing is copied or rewritten: the table names the
/// files where they lie, finds their columns by name ([NameMapping]) and knows of their rows what their
/// footers say. The files stay their owner's: a table whose files are changed or deleted reads as damaged.
/// Source: the Iceberg specification, "Column Projection" and "Name Mapping Serialization".
public final class FileImport {
  private FileImport() {}

  /// Files that fit a table, not yet part of it.
  ///
  /// @param table the table that was asked about, with the name mapping that its files need
  /// @param files their manifest entries; files without rows have none
  /// @param properties what the table's properties must gain, empty where it has a name mapping already
  public record Planned(TableState table, List<DataFile> files, Map<String, String> properties) {
    public Planned {
      files = List.copyOf(files);
      properties = Map.copyOf(properties);
    }
  }

  /// Reads the footers of the files and checks that every row reads as a row of the table, with us and
  /// with other readers of Iceberg tables. Each column of a file must be one of the table, of a type that
  /// the table's may widen; a column that is missing in a file is NULL there.
  ///
  /// @throws LakebirdException NOT_FOUND where a file is missing; CORRUPT_FILE where one is no Parquet file
  ///     or is damaged; INVALID_ARGUMENT where one does not fit, is named twice or is in the table already;
  ///     NOT_NULL_VIOLATION where a required column may have NULLs; UNIMPLEMENTED for partitioned tables
  ///     and for files with features that are not read. Each names the file, and the column where it is one
  public static Planned plan(Storage storage, TableState table, List<String> locations) {
    if (table.metadata().spec().isPartitioned()) {
      throw LakebirdException.unimplemented("File import into a partitioned table");
    }
    Schema schema = table.metadata().schema();
    Optional<NameMapping> standing =
        Optional.ofNullable(table.metadata().properties().get(TableProperties.DEFAULT_NAME_MAPPING))
            .map(NameMappingParser::fromJson);
    NameMapping names = standing.orElseGet(() -> MappingUtil.create(schema));
    var fit = new FileFit(schema, names, table.metadata().properties());
    Set<String> known = new HashSet<>(IcebergTableSource.open(storage, table).dataFiles());
    List<DataFile> files = new ArrayList<>();
    for (String location : locations) {
      String canonical = storage.canonical(location);
      if (!known.add(canonical)) {
        throw new LakebirdException(
                ErrorCode.INVALID_ARGUMENT, "A file can be in a table only once")
            .with("file", canonical);
      }
      read(storage, canonical, fit).ifPresent(files::add);
    }
    if (standing.isPresent()) {
      return new Planned(table, files, Map.of());
    }
    Map<String, String> properties =
        Map.of(TableProperties.DEFAULT_NAME_MAPPING, NameMappingParser.toJson(names));
    return new Planned(table.withProperties(properties), files, properties);
  }

  private static Optional<DataFile> read(Storage storage, String location, FileFit fit) {
    try (RandomAccessBytes bytes = storage.open(location)) {
      ParquetFooter footer = FooterReader.read(bytes);
      List<FileFit.Match> matches = fit.match(footer);
      return footer.rowCount() == 0
          ? Optional.empty()
          : Optional.of(FooterMetrics.dataFile(footer, matches, bytes.length()));
    }
  }
}
