package dev.lakebird.queryexec.aggregate;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.OperatorStatistics;
import dev.lakebird.queryexec.run.QueryContext;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.queryexec.spill.Chunk;
import dev.lakebird.queryexec.spill.Partitions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Groups rows by key and computes the measures of each group. NULLs group together, NaNs group
/// together, and -0.0 with 0.0 (GoogleSQL, "Groupable data types").
///
/// Each worker of the sink keeps a table of its own. One that grows past what merging by one thread
/// can bear, or past the memory, sets its groups aside with their serialised states, cut by hash into
/// 64 partitions, in memory or in a temporary file, and starts anew. The source merges small tables
/// once, and large ones partition by partition in parallel; a partition that does not fit is cut
/// again. Memory: the groups of all workers, or under pressure about a quarter less than the limit.
public final class HashAggregation {
  /// Groups that one thread may merge.
  static final int SMALL_GROUPS = 1 << 16;

  private final AggregateSpec spec;
  private final Object lock = new Object();
  private final List<GroupedStates> locals = new ArrayList<>();
  private final List<Partitions> partitioned = new ArrayList<>();
  private final ConcurrentLinkedQueue<PartitionTask> tasks = new ConcurrentLinkedQueue<>();
  private @Nullable QueryContext query;
  private volatile @Nullable OperatorStatistics sinkStatistics;
  private @Nullable GroupedStates single;

  public HashAggregation(AggregateSpec spec) {
    this.spec = spec;
  }

  /// One partition to be merged: chunks of partial groups.
  record PartitionTask(int level, List<Chunk> chunks) {}

  AggregateSpec spec() {
    return spec;
  }

  /// Where rows go in.
  public OperatorFactory sink() {
    return new OperatorFactory() {
      @Override
      public String label() {
        return "Aggregate";
      }

      @Override
      public void start(QueryContext context) {
        query = context;
      }

      @Override
      public Operator open(TaskContext context) {
        sinkStatistics = context.statistics();
        return new AggregateSink(HashAggregation.this, context);
      }

      @Override
      public void inputFinished() {
        prepare();
      }

      @Override
      public void close() {
        free();
      }
    };
  }

  /// Where groups come out, keys first; behind the sink in a pipeline that depends on its.
  public OperatorFactory source() {
    return new OperatorFactory() {
      @Override
      public String label() {
        return "Groups";
      }

      @Override
      public int workersMax() {
        return Math.max(1, tasks.size());
      }

      @Override
      public Operator open(TaskContext context) {
        return new AggregateSource(HashAggregation.this, context);
      }
    };
  }

  /// Takes over the table of a worker that has all its input.
  void handOver(GroupedStates local) {
    synchronized (lock) {
      locals.add(local);
    }
  }

  /// Takes over the partitions of a worker that has all its input.
  void handOver(Partitions partitions) {
    synchronized (lock) {
      partitioned.add(partitions);
    }
  }

  private void prepare() {
    synchronized (lock) {
      long groups = 0;
      for (GroupedStates local : locals) {
        groups += local.groupCount();
      }
      if (partitioned.isEmpty() && (locals.size() == 1 || groups <= SMALL_GROUPS)) {
        mergeAll();
      } else {
        partitionLocals();
        List<List<List<Chunk>>> handed = new ArrayList<>();
        for (Partitions cut : partitioned) {
          handed.add(cut.handOver());
        }
        for (int p = 0; p < Partitions.COUNT; p++) {
          addTask(p, handed);
        }
      }
      if (!spec.always().isEmpty()
          && tasks.isEmpty()
          && (single == null || single.groupCount() == 0)) {
        addAlways();
      }
    }
  }

  /// Makes the groups that exist without rows.
  private void addAlways() {
    GroupedStates target = single;
    if (target == null) {
      target = new GroupedStates(spec, context().evaluation(), context().allocator());
      single = target;
    }
    target.assign(spec.always());
  }

  private void mergeAll() {
    GroupedStates target = locals.removeFirst();
    single = target;
    while (!locals.isEmpty()) {
      GroupedStates other = locals.removeLast();
      try {
        for (int first = 0; first < other.groupCount(); first += 4096) {
          var partial = other.partial(first, Math.min(4096, other.groupCount() - first));
          try {
            target.assignPartial(partial);
            target.merge(partial);
          } finally {
            other.release(partial);
          }
        }
      } finally {
        other.close();
      }
    }
  }

  private void partitionLocals() {
    QueryContext context = context();
    while (!locals.isEmpty()) {
      GroupedStates local = locals.removeLast();
      var cut = new Partitions(spec.partialTypes(), 0, context.allocator(), context.spill());
      partitioned.add(cut);
      try {
        long written = local.export(cut, context::memoryIsLow);
        if (context.memoryIsLow()) {
          written += cut.spill();
        }
        OperatorStatistics statistics = sinkStatistics;
        if (statistics != null) {
          statistics.addSpilled(written);
        }
      } finally {
        local.close();
      }
    }
  }

  private void addTask(int partition, List<List<List<Chunk>>> handed) {
    List<Chunk> chunks = new ArrayList<>();
    for (List<List<Chunk>> parts : handed) {
      chunks.addAll(parts.get(partition));
    }
    if (!chunks.isEmpty()) {
      tasks.add(new PartitionTask(0, chunks));
    }
  }

  private QueryContext context() {
    if (query == null) {
      throw LakebirdException.internal("The aggregation has not started");
    }
    return query;
  }

  /// The merged small table, for the one worker that emits it.
  @Nullable GroupedStates takeSingle() {
    synchronized (lock) {
      GroupedStates taken = single;
      single = null;
      return taken;
    }
  }

  @Nullable PartitionTask takeTask() {
    return tasks.poll();
  }

  /// Adds the partitions of a partition that did not fit.
  void addTasks(int level, Partitions cut) {
    synchronized (lock) {
      partitioned.add(cut);
    }
    for (List<Chunk> chunks : cut.handOver()) {
      if (!chunks.isEmpty()) {
        tasks.add(new PartitionTask(level, chunks));
      }
    }
  }

  private void free() {
    synchronized (lock) {
      if (single != null) {
        single.close();
        single = null;
      }
      locals.forEach(GroupedStates::close);
      locals.clear();
      for (PartitionTask task : tasks) {
        task.chunks().forEach(Chunk::discard);
      }
      tasks.clear();
      partitioned.forEach(Partitions::close);
      partitioned.clear();
    }
  }

  static boolean isExceeded(LakebirdException e) {
    return e.code() == ErrorCode.RESOURCES_EXCEEDED;
  }
}
