package dev.lakebird.tableformat.scan;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.decode.ColumnReader;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.scan.VectorPredicate;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One filter of a cursor. A test of single values is asked once for each entry of a column chunk's
/// dictionary; rows are then looked up by their index.
final class FilterStep implements AutoCloseable {
  private final ScanFilter filter;
  private final VectorPredicate predicate;
  private final List<Integer> columns;
  private final VectorPredicate.Tester tester;
  private final ScanCounters counters;
  private final int[] rows;
  private byte @Nullable [] pass;
  private boolean passKnown;

  FilterStep(ScanFilter filter, int batchRows, ScanCounters counters) {
    this.filter = filter;
    this.predicate = filter.predicate();
    this.columns = predicate.columns();
    this.tester = predicate.open();
    this.counters = counters;
    this.rows = new int[batchRows];
  }

  ScanFilter filter() {
    return filter;
  }

  /// Positions in the table of the columns it tests.
  List<Integer> columns() {
    return columns;
  }

  /// Forgets what it knows of the dictionaries of the row group before.
  void beginRowGroup() {
    pass = null;
    passKnown = false;
  }

  /// Whether its columns can be read now.
  boolean isReady(@Nullable ColumnReader[] readers) {
    for (int column : columns) {
      if (readers[column] == null) {
        return false;
      }
    }
    return true;
  }

  /// How costly it is to apply, for the order of steps: dictionary entries, then values of fixed width,
  /// then the rest.
  int cost(@Nullable ColumnReader[] readers, List<Boolean> fixedWidth) {
    if (columns.size() == 1 && predicate.isPerValue()) {
      ColumnReader reader = readers[columns.getFirst()];
      if (reader != null && reader.isDictionaryOnly()) {
        return 0;
      }
    }
    return columns.stream().allMatch(fixedWidth::get) ? 1 : 2;
  }

  /// Whether the dictionary of its column shows that no row of the row group satisfies it.
  boolean isRefuted(@Nullable ColumnReader[] readers) {
    if (columns.size() != 1 || !predicate.isPerValue() || !isReady(readers)) {
      return false;
    }
    ColumnReader reader = reader(readers, columns.getFirst());
    if (!reader.isDictionaryOnly()) {
      return false;
    }
    byte[] passing = pass(reader);
    if (passing == null) {
      return false;
    }
    for (byte p : passing) {
      if (p != 0) {
        return false;
      }
    }
    return true;
  }

  /// The rows among `from` that satisfy it; valid until the next call.
  Selection apply(@Nullable ColumnReader[] readers, Selection from) {
    if (columns.size() == 1 && predicate.isPerValue()) {
      ColumnReader reader = reader(readers, columns.getFirst());
      byte[] passing = pass(reader);
      if (passing != null) {
        Selection narrowed = reader.narrow(passing, from, rows);
        if (narrowed != null) {
          return narrowed;
        }
      }
    }
    List<Vector> vectors = new ArrayList<>(columns.size());
    for (int column : columns) {
      vectors.add(reader(readers, column).vector(from));
    }
    return tester.select(vectors, from);
  }

  /// A byte for each entry of the dictionary, 1 where it satisfies the test, and one more; null where
  /// there is no dictionary.
  private byte @Nullable [] pass(ColumnReader reader) {
    if (passKnown) {
      return pass;
    }
    passKnown = true;
    Vector dictionary = reader.dictionary();
    if (dictionary == null) {
      return null;
    }
    int entries = dictionary.length();
    counters.dictionaryTests.add(entries);
    var passing = new byte[entries + 1];
    if (entries > 0) {
      Selection kept;
      try {
        kept = tester.select(List.of(dictionary), Selection.all(entries));
      } catch (LakebirdException e) {
        // An entry that no surviving row names must not fail the query: rows are tested one by one.
        return null;
      }
      for (int k = 0; k < kept.count(); k++) {
        passing[kept.row(k)] = 1;
      }
    }
    pass = passing;
    return passing;
  }

  private static ColumnReader reader(@Nullable ColumnReader[] readers, int column) {
    ColumnReader reader = readers[column];
    if (reader == null) {
      throw LakebirdException.internal("A filter ran before its column was read");
    }
    return reader;
  }

  @Override
  public void close() {
    tester.close();
  }
}
