package dev.lakebird.queryexec.memory;

import dev.lakebird.types.scan.Scan;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.scan.ScanCursor;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.ScanStatistics;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.vector.Batch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.arrow.memory.BufferAllocator;

/// A memory table at one state. A split is a chunk; nothing is pruned.
record MemoryTableSource(List<ScanColumn> columns, MemoryTable.State state) implements TableSource {
  @Override
  public OptionalLong rowCount() {
    return OptionalLong.of(state.rowCount());
  }

  @Override
  public Scan plan(ScanRequest request) {
    return new ChunkScan(state, request);
  }

  private record Chunk(int number, Batch batch) implements Scan.Split {
    @Override
    public String describe() {
      return "memory chunk " + number;
    }
  }

  private static final class ChunkScan implements Scan {
    private final MemoryTable.State state;
    private final ScanRequest request;
    private final AtomicInteger next = new AtomicInteger();
    private final LongAdder rowsRead = new LongAdder();
    private final LongAdder rowsSelected = new LongAdder();

    ChunkScan(MemoryTable.State state, ScanRequest request) {
      this.state = state;
      this.request = request;
    }

    @Override
    public Optional<Split> nextSplit() {
      int number = next.getAndIncrement();
      return number < state.chunks().size()
          ? Optional.of(new Chunk(number, state.chunks().get(number)))
          : Optional.empty();
    }

    @Override
    public ScanCursor open(Split split, BufferAllocator allocator) {
      return new ChunkCursor(((Chunk) split).batch(), request, allocator, rowsRead, rowsSelected);
    }

    @Override
    public int splitCount() {
      return state.chunks().size();
    }

    @Override
    public OptionalLong rowCount() {
      return OptionalLong.of(state.rowCount());
    }

    @Override
    public ScanStatistics statistics() {
      return new ScanStatistics(0, 0, rowsRead.sum(), rowsSelected.sum(), 0, 0, 0);
    }

    @Override
    public void close() {}
  }
}
