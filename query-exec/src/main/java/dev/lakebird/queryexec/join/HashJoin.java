package dev.lakebird.queryexec.join;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.OperatorStatistics;
import dev.lakebird.queryexec.run.QueryContext;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.queryexec.spill.Chunk;
import dev.lakebird.queryexec.spill.Partitions;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.RuntimeFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Joins by equal keys. The workers of the build side keep its rows; one table of their hashes is
/// made over all of them, and the probe side streams through it.
///
/// When memory is low while the build side comes in, its rows are cut by hash into 64 partitions in
/// temporary files; then the probe side is cut too, and afterwards each partition is joined on its own,
/// and cut again where it does not fit. Memory: the build side, or under pressure a partition of it a
/// worker.
public final class HashJoin implements Join {
  private final JoinSpec spec;
  private final Object lock = new Object();
  private final List<JoinRows> locals = new ArrayList<>();
  private final List<Partitions> buildParts = new ArrayList<>();
  private final List<Partitions> probeParts = new ArrayList<>();
  private final ConcurrentLinkedQueue<PartitionTask> tasks = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Void> probesFinished = new CompletableFuture<>();
  private final List<KeyTarget> filters = new ArrayList<>();
  private final AtomicInteger nextRange = new AtomicInteger();
  private int probesOpen;
  private boolean tasksMade;
  private volatile boolean partitioned;
  private long buildRows;
  private boolean buildHasNullKey;
  private @Nullable QueryContext query;
  private @Nullable OperatorStatistics buildStatistics;
  private volatile @Nullable JoinTable table;

  public HashJoin(JoinSpec spec) {
    this.spec = spec;
    if (spec.leftKeys().isEmpty()) {
      throw new IllegalArgumentException("A hash join has keys");
    }
  }

  /// The probe-side key columns.
  public List<Integer> leftKeys() {
    return spec.leftKeys();
  }

  /// Whether probe rows may be kept back by what is known of a key of the build side.
  public boolean canFilter(int key) {
    boolean needsPartner = spec.kind() == JoinKind.INNER || spec.kind() == JoinKind.SEMI;
    return needsPartner && KeyFilter.isUseful(spec, key);
  }

  /// Publishes a filter of the values of a key when the build side is known: what a scan's column
  /// `scanColumn`, which is the probe-side key, must hold for a row to have a partner.
  public void filter(int key, RuntimeFilter filter, int scanColumn) {
    filters.add(new KeyTarget(key, filter, scanColumn));
  }

  private record KeyTarget(int key, RuntimeFilter filter, int scanColumn) {}

  private void publish(JoinTable made, QueryContext context) {
    for (KeyTarget target : filters) {
      target
          .filter()
          .publish(
              KeyFilter.of(spec, target.key(), target.scanColumn(), made, context.allocator()));
    }
  }

  /// One partition of both sides.
  record PartitionTask(int level, List<Chunk> build, List<Chunk> probe) {}

  JoinSpec spec() {
    return spec;
  }

  @Override
  public OperatorFactory build() {
    return new OperatorFactory() {
      @Override
      public String label() {
        return "Hash join build";
      }

      @Override
      public void start(QueryContext context) {
        query = context;
      }

      @Override
      public Operator open(TaskContext context) {
        synchronized (lock) {
          buildStatistics = context.statistics();
        }
        return new HashJoinBuild(HashJoin.this, context);
      }

      @Override
      public void inputFinished() {
        makeTable();
      }

      @Override
      public void close() {
        free();
      }
    };
  }

  @Override
  public OperatorFactory probe() {
    return new OperatorFactory() {
      @Override
      public String label() {
        return "Hash join " + spec.kind().name().toLowerCase(Locale.ROOT);
      }

      @Override
      public Operator open(TaskContext context) {
        synchronized (lock) {
          probesOpen++;
        }
        return new HashJoinProbe(HashJoin.this, context);
      }
    };
  }

  @Override
  public boolean keepsUnmatchedRight() {
    return spec.kind().keepsRight();
  }

  @Override
  public Optional<OperatorFactory> rest() {
    return Optional.of(
        new OperatorFactory() {
          @Override
          public String label() {
            return "Hash join rest";
          }

          @Override
          public Operator open(TaskContext context) {
            return new HashJoinRest(HashJoin.this, context);
          }
        });
  }

  /// Whether rows are cut into partitions instead of kept.
  boolean isPartitioned() {
    return partitioned;
  }

  void partition() {
    partitioned = true;
  }

  void handOverBuild(@Nullable JoinRows rows, @Nullable Partitions cut, long count, boolean nulls) {
    synchronized (lock) {
      if (rows != null) {
        locals.add(rows);
      }
      if (cut != null) {
        buildParts.add(cut);
      }
      buildRows += count;
      buildHasNullKey |= nulls;
    }
  }

  private void makeTable() {
    synchronized (lock) {
      QueryContext context = query;
      if (context == null) {
        throw LakebirdException.internal("The join has not started");
      }
      long free = Memory.headroomBytes(context.allocator());
      if (JoinTable.tableBytes(buildRows) + context.settings().memoryLimitBytes() / 8 > free
          && buildRows > 4096) {
        partitioned = true;
      }
      if (partitioned) {
        cutLocals(context);
        return;
      }
      List<JoinRows> parts = List.copyOf(locals);
      locals.clear();
      var made = new JoinTable(spec, parts, context.allocator());
      table = made;
      var unused = made.ready().thenRun(() -> publish(made, context));
    }
  }

  private void cutLocals(QueryContext context) {
    while (!locals.isEmpty()) {
      JoinRows local = locals.removeLast();
      var cut =
          new Partitions(
              JoinSpec.withHash(spec.rightTypes()), 0, context.allocator(), context.spill());
      buildParts.add(cut);
      try (local;
          var batches = new RowBatches(spec.rightKeys(), context.allocator())) {
        long written =
            batches.export(
                local.store(), spec.places(), cut, context.allocator(), context::memoryIsLow);
        written += cut.spill();
        if (buildStatistics != null) {
          buildStatistics.addSpilled(written);
        }
      }
    }
  }

  /// The table over the whole build side, where it was not partitioned.
  Optional<JoinTable> table() {
    return Optional.ofNullable(table);
  }

  long buildRows() {
    return buildRows;
  }

  boolean buildHasNullKey() {
    return buildHasNullKey;
  }

  /// A worker of the probe side has all its input.
  void probeFinished(@Nullable Partitions cut) {
    boolean last;
    synchronized (lock) {
      if (cut != null) {
        probeParts.add(cut);
      }
      last = --probesOpen == 0;
    }
    if (last) {
      probesFinished.complete(null);
    }
  }

  /// Done when no worker of the probe side has input left.
  CompletableFuture<Void> probesFinished() {
    return probesFinished;
  }

  /// The next partition to be joined, after the probe side has finished.
  @Nullable PartitionTask takeTask() {
    synchronized (lock) {
      if (!tasksMade) {
        tasksMade = true;
        addTasks(0, handOver(buildParts), handOver(probeParts));
      }
    }
    return tasks.poll();
  }

  private static List<List<Chunk>> handOver(List<Partitions> cuts) {
    List<List<Chunk>> all = new ArrayList<>();
    for (int p = 0; p < Partitions.COUNT; p++) {
      all.add(new ArrayList<>());
    }
    for (Partitions cut : cuts) {
      List<List<Chunk>> chunks = cut.handOver();
      for (int p = 0; p < Partitions.COUNT; p++) {
        all.get(p).addAll(chunks.get(p));
      }
    }
    return all;
  }

  /// Adds the partitions of both sides of a partition that did not fit.
  void addTasks(int level, Partitions build, Partitions probe) {
    synchronized (lock) {
      buildParts.add(build);
      probeParts.add(probe);
    }
    addTasks(level, build.handOver(), probe.handOver());
  }

  private void addTasks(int level, List<List<Chunk>> build, List<List<Chunk>> probe) {
    for (int p = 0; p < Partitions.COUNT; p++) {
      if (!build.get(p).isEmpty() || !probe.get(p).isEmpty()) {
        tasks.add(new PartitionTask(level, build.get(p), probe.get(p)));
      }
    }
  }

  /// The number of the next run of rows whose partners nobody looked for yet.
  int takeRange() {
    return nextRange.getAndIncrement();
  }

  private void free() {
    synchronized (lock) {
      JoinTable held = table;
      table = null;
      if (held != null) {
        held.close();
      }
      locals.forEach(JoinRows::close);
      locals.clear();
      for (PartitionTask task : tasks) {
        task.build().forEach(Chunk::discard);
        task.probe().forEach(Chunk::discard);
      }
      tasks.clear();
      buildParts.forEach(Partitions::close);
      buildParts.clear();
      probeParts.forEach(Partitions::close);
      probeParts.clear();
    }
  }

  static boolean isExceeded(LakebirdException e) {
    return e.code() == ErrorCode.RESOURCES_EXCEEDED;
  }
}
