package dev.lakebird.tableformat.fileimport;

import dev.lakebird.tableformat.fileimport.FileFit.Match;
import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.ParquetFooter;
import dev.lakebird.tableformat.parquet.footer.RowGroupInfo;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionSpec;

/// What a manifest says of a file whose footer is all that is known. Bounds of text and bytes keep 16
/// characters or bytes, Iceberg's default metrics mode; what the footer leaves out stays unknown.
/// Source: the Iceberg specification, "Manifests", `data_file`.
final class FooterMetrics {
  private FooterMetrics() {}

  static DataFile dataFile(ParquetFooter footer, List<Match> matches, long byteCount) {
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath(footer.location())
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(byteCount)
        .withMetrics(metrics(footer, matches))
        .withSplitOffsets(footer.rowGroups().stream().map(RowGroupInfo::start).toList())
        .build();
  }

  private static Metrics metrics(ParquetFooter footer, List<Match> matches) {
    Map<Integer, Long> sizes = new HashMap<>();
    Map<Integer, Long> values = new HashMap<>();
    Map<Integer, Long> nulls = new HashMap<>();
    Map<Integer, ByteBuffer> lower = new HashMap<>();
    Map<Integer, ByteBuffer> upper = new HashMap<>();
    for (Match match : matches) {
      int id = match.field().fieldId();
      long bytes = 0;
      long nullCount = 0;
      boolean nullsKnown = true;
      var bounds = new FooterBounds(match.field().type());
      for (RowGroupInfo group : footer.rowGroups()) {
        ColumnChunkInfo chunk = group.chunks().get(match.column().leaf());
        bytes += chunk.bytes();
        var known = chunk.range().nullCount();
        if (known.isPresent()) {
          nullCount += known.getAsLong();
        } else {
          nullsKnown &= !match.column().optional();
        }
        bounds.add(chunk.range());
      }
      sizes.put(id, bytes);
      values.put(id, footer.rowCount());
      if (nullsKnown) {
        nulls.put(id, nullCount);
      }
      bounds.lower().ifPresent(bound -> lower.put(id, bound));
      bounds.upper().ifPresent(bound -> upper.put(id, bound));
    }
    return new Metrics(footer.rowCount(), sizes, values, nulls, null, lower, upper);
  }
}
