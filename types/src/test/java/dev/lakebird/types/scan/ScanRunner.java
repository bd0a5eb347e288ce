package dev.lakebird.types.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Runs a scan to its end on the calling thread and checks what every batch must keep.
final class ScanRunner {
  private final TableSource source;
  private final ScanRequest request;
  private final BufferAllocator allocator;
  final List<List<Value>> rows = new ArrayList<>();
  int blockedSteps;

  ScanRunner(TableSource source, ScanRequest request, BufferAllocator allocator) {
    this.source = source;
    this.request = request;
    this.allocator = allocator;
  }

  static ScanRequest request(List<Integer> columns, int batchRows, ScanFilter... filters) {
    return new ScanRequest(columns, List.of(filters), List.of(), batchRows);
  }

  /// The selected rows of all splits in order, and what the scan counted.
  static ScanRunner run(TableSource source, ScanRequest request, BufferAllocator allocator) {
    var runner = new ScanRunner(source, request, allocator);
    runner.statistics = runner.run();
    return runner;
  }

  ScanStatistics statistics = ScanStatistics.NONE;

  private ScanStatistics run() {
    try (Scan scan = source.plan(request)) {
      for (Optional<Scan.Split> split = scan.nextSplit();
          split.isPresent();
          split = scan.nextSplit()) {
        assertThat(split.get().describe()).isNotBlank();
        readSplit(scan, split.get());
      }
      return scan.statistics();
    }
  }

  void readSplit(Scan scan, Scan.Split split) {
    try (ScanCursor cursor = scan.open(split, allocator)) {
      while (true) {
        switch (cursor.advance()) {
          case ScanCursor.Step.HasBatch step -> take(cursor.batch());
          case ScanCursor.Step.Blocked step -> {
            blockedSteps++;
            step.until().handle((value, failure) -> value).join();
          }
          case ScanCursor.Step.Finished step -> {
            return;
          }
        }
      }
    }
  }

  /// The value without trailing zeros in decimals, whose scale is the source's own matter.
  static Value plain(Value value) {
    return value instanceof Value.DecimalValue d
        ? new Value.DecimalValue(d.type(), d.value().stripTrailingZeros())
        : value;
  }

  private void take(Batch batch) {
    assertThat(batch.rowCount()).isBetween(0, request.batchRows());
    assertThat(batch.columnCount()).isEqualTo(request.columns().size());
    for (int c = 0; c < batch.columnCount(); c++) {
      Vector vector = batch.column(c);
      assertThat(vector.length()).isEqualTo(batch.rowCount());
      assertThat(vector.type())
          .isEqualTo(source.columns().get(request.columns().get(c)).vectorType());
    }
    int before = -1;
    for (int k = 0; k < batch.selectedCount(); k++) {
      int row = batch.selection().row(k);
      assertThat(row).isGreaterThan(before).isLessThan(batch.rowCount());
      before = row;
      rows.add(batch.columns().stream().map(v -> plain(Vectors.read(v, row))).toList());
    }
  }
}
