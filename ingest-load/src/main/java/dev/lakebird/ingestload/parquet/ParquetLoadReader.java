package dev.lakebird.ingestload.parquet;

import dev.lakebird.ingestload.source.LoadFailures;
import dev.lakebird.ingestload.source.LoadReader;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.ScanCursor;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads row groups, one after another; dictionary columns stay indices.
final class ParquetLoadReader implements LoadReader {
  private final ParquetLoadSource source;
  private final BufferAllocator allocator;
  private final @Nullable ConstantVector[] nulls;
  private final List<ColumnConversion> conversions = new ArrayList<>();
  private @Nullable Open open;

  private record Open(ParquetLoadSource.Work work, ScanCursor cursor) {}

  ParquetLoadReader(ParquetLoadSource source, BufferAllocator allocator) {
    this.source = source;
    this.allocator = allocator;
    this.nulls = new ConstantVector[source.columns().size()];
  }

  @Override
  public Optional<Batch> next() {
    while (true) {
      Open reading = open;
      if (reading == null) {
        Optional<ParquetLoadSource.Work> work = source.nextWork();
        if (work.isEmpty()) {
          return Optional.empty();
        }
        open(work.get());
        continue;
      }
      try {
        switch (reading.cursor.advance()) {
          case ScanCursor.Step.HasBatch step -> {
            return Optional.of(arrange(reading));
          }
          case ScanCursor.Step.Blocked step -> step.until().handle((done, failure) -> done).join();
          case ScanCursor.Step.Finished step -> closeWork();
        }
      } catch (RuntimeException e) {
        throw LoadFailures.in(reading.work.file(), e);
      }
    }
  }

  private void open(ParquetLoadSource.Work work) {
    try {
      closeConversions();
      List<Column> columns = source.columns();
      for (int c = 0; c < columns.size(); c++) {
        int position = work.positions()[c];
        if (position >= 0) {
          VectorType given = work.source().columns().get(position).vectorType();
          conversions.add(ColumnConversion.of(given, columns.get(c), allocator));
        }
      }
      open = new Open(work, work.scan().open(work.split(), allocator));
    } catch (RuntimeException e) {
      throw LoadFailures.in(work.file(), e);
    }
  }

  /// The cursor's columns, which are those that the file has, in the order of the table's.
  private Batch arrange(Open reading) {
    Batch batch = reading.cursor.batch();
    List<Vector> vectors = new ArrayList<>();
    int next = 0;
    for (int c = 0; c < reading.work.positions().length; c++) {
      if (reading.work.positions()[c] < 0) {
        vectors.add(missing(c).withLength(batch.rowCount()));
      } else {
        vectors.add(conversions.get(next).convert(batch.column(next)));
        next++;
      }
    }
    return new Batch(vectors, batch.rowCount(), batch.selection());
  }

  private ConstantVector missing(int column) {
    ConstantVector made = nulls[column];
    if (made == null) {
      var type = source.columns().get(column).type();
      made = VectorBuilder.constant(VectorType.of(type), Value.nullOf(type), 0, allocator);
      nulls[column] = made;
    }
    return made;
  }

  private void closeWork() {
    Open ended = open;
    open = null;
    closeConversions();
    if (ended != null) {
      ended.cursor.close();
    }
  }

  private void closeConversions() {
    conversions.forEach(ColumnConversion::close);
    conversions.clear();
  }

  @Override
  public void close() {
    closeWork();
    for (int c = 0; c < nulls.length; c++) {
      ConstantVector made = nulls[c];
      if (made != null) {
        made.release();
        nulls[c] = null;
      }
    }
  }
}
