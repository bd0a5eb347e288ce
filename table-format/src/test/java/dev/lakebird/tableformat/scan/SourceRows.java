package dev.lakebird.tableformat.scan;

import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.Scan;
import dev.lakebird.types.scan.ScanCursor;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;

/// Reads a source to its end; nothing may be left in memory, whether it ends well or not.
public final class SourceRows {
  private SourceRows() {}

  /// The rows of the columns, batches of `batchRows`.
  public static List<List<Value>> read(TableSource source, List<Integer> columns, int batchRows) {
    return read(source, new ScanRequest(columns, List.of(), List.of(), batchRows));
  }

  public static List<List<Value>> read(TableSource source, ScanRequest request) {
    var rows = new ArrayList<List<Value>>();
    forEach(source, request, batch -> take(batch, rows));
    return rows;
  }

  /// Gives each batch to `each`, which must not keep it.
  static void forEach(TableSource source, ScanRequest request, Consumer<Batch> each) {
    forEach(source.plan(request), each);
  }

  /// Reads all that a scan has, and closes it.
  static void drain(Scan scan) {
    forEach(scan, batch -> {});
  }

  private static void forEach(Scan scan, Consumer<Batch> each) {
    try (BufferAllocator allocator = Memory.root(1L << 30);
        scan) {
      for (Optional<Scan.Split> split = scan.nextSplit();
          split.isPresent();
          split = scan.nextSplit()) {
        try (ScanCursor cursor = scan.open(split.get(), allocator)) {
          read(cursor, each);
        }
      }
    }
  }

  private static void read(ScanCursor cursor, Consumer<Batch> each) {
    while (true) {
      ScanCursor.Step step = cursor.advance();
      if (step instanceof ScanCursor.Step.Finished) {
        return;
      }
      if (step instanceof ScanCursor.Step.Blocked blocked) {
        blocked.until().handle((value, failure) -> value).join();
      } else {
        each.accept(cursor.batch());
      }
    }
  }

  private static void take(Batch batch, List<List<Value>> rows) {
    for (int k = 0; k < batch.selectedCount(); k++) {
      int row = batch.selection().row(k);
      rows.add(batch.columns().stream().map(v -> Vectors.read(v, row)).toList());
    }
  }
}
