package dev.lakebird.tableformat.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.PruningPredicate;
import dev.lakebird.types.scan.PruningPredicate.Operator;
import dev.lakebird.types.scan.Scan;
import dev.lakebird.types.scan.ScanCursor;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.ScanStatistics;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.scan.VectorPredicate;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pages that the page index rules out are neither fetched nor decoded, and what is left is exact.
class PageIndexTest {
  private static final int ROWS = 400;

  private final Storage storage = Storage.of(StorageSettings.fromEnvironment(Map.of()));
  private final TableSource source =
      ParquetTableSource.open(
          storage,
          List.of(
              Path.of("src/test/resources/parquet/arrow-page-index.parquet")
                  .toAbsolutePath()
                  .toString()));

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @Test
  void rowsBetweenBoundsComeFromTheirPagesAlone() {
    var whole = new ArrayList<List<Value>>();
    ScanStatistics all = read(List.of(), whole);
    assertThat(whole).hasSize(ROWS);
    var found = new ArrayList<List<Value>>();
    ScanStatistics some = read(List.of(between(130, 171)), found);
    assertThat(found).isEqualTo(whole.subList(130, 171));
    assertThat(some.rowsRead()).isLessThan(150);
    assertThat(some.bytesRead()).isLessThan(all.bytesRead() * 3 / 4);
  }

  @Test
  void severalStretchesAreRead() {
    var whole = new ArrayList<List<Value>>();
    read(List.of(), whole);
    var ends =
        new PruningPredicate.Or(
            List.of(
                new PruningPredicate.Comparison(0, Operator.LESS, Value.of(5)),
                new PruningPredicate.Comparison(0, Operator.GREATER, Value.of(390))));
    var found = new ArrayList<List<Value>>();
    read(List.of(new ScanFilter(test(v -> v < 5 || v > 390), Optional.of(ends))), found);
    var expected = new ArrayList<>(whole.subList(0, 5));
    expected.addAll(whole.subList(391, ROWS));
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void contradictionReadsNothing() {
    var found = new ArrayList<List<Value>>();
    ScanStatistics none = read(List.of(between(0, 10), between(300, 310)), found);
    assertThat(found).isEmpty();
    assertThat(none.rowsRead()).isZero();
    assertThat(none.splitsPruned()).isEqualTo(1);
  }

  static ScanFilter between(long from, long to) {
    return new ScanFilter(
        test(v -> v >= from && v < to),
        Optional.of(
            new PruningPredicate.And(
                List.of(
                    new PruningPredicate.Comparison(0, Operator.GREATER_OR_EQUAL, Value.of(from)),
                    new PruningPredicate.Comparison(0, Operator.LESS, Value.of(to))))));
  }

  private ScanStatistics read(List<ScanFilter> filters, List<List<Value>> rows) {
    try (BufferAllocator allocator = Memory.root(1L << 28);
        Scan scan = source.plan(new ScanRequest(List.of(0, 1, 2), filters, List.of(), 64));
        ScanCursor cursor = scan.open(scan.nextSplit().orElseThrow(), allocator)) {
      ScanCursor.Step step = cursor.advance();
      while (!(step instanceof ScanCursor.Step.Finished)) {
        if (step instanceof ScanCursor.Step.Blocked blocked) {
          blocked.until().join();
        } else {
          for (int k = 0; k < cursor.batch().selectedCount(); k++) {
            int row = cursor.batch().selection().row(k);
            rows.add(cursor.batch().columns().stream().map(v -> Vectors.read(v, row)).toList());
          }
        }
        step = cursor.advance();
      }
      return scan.statistics();
    }
  }

  static VectorPredicate test(java.util.function.LongPredicate test) {
    return new VectorPredicate() {
      @Override
      public List<Integer> columns() {
        return List.of(0);
      }

      @Override
      public boolean isPerValue() {
        return true;
      }

      @Override
      public Tester open() {
        return new Tester() {
          @Override
          public Selection select(List<Vector> vectors, Selection rows) {
            int[] kept = new int[rows.count()];
            int count = 0;
            for (int k = 0; k < rows.count(); k++) {
              if (test.test(((FixedVector) vectors.getFirst()).longAt(rows.row(k)))) {
                kept[count++] = rows.row(k);
              }
            }
            return Selection.of(kept, count);
          }

          @Override
          public void close() {}
        };
      }
    };
  }
}
