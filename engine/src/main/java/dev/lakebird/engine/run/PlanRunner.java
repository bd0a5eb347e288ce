package dev.lakebird.engine.run;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.Cancellation;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.queryexec.plan.CompiledPlan;
import dev.lakebird.queryexec.plan.PlanCompiler;
import dev.lakebird.queryexec.plan.TableResolver;
import dev.lakebird.queryexec.run.ExecutionSettings;
import dev.lakebird.queryexec.run.ExecutorPool;
import dev.lakebird.queryexec.run.QueryContext;
import dev.lakebird.tableformat.scan.ChunkCache;
import dev.lakebird.types.memory.Memory;
import io.substrait.proto.Plan;
import org.apache.arrow.memory.BufferAllocator;

/// Starts plans on the process's threads and memory, over the columns that it has in memory.
public final class PlanRunner {
  private final ExecutorPool pool;
  private final BufferAllocator memory;
  private final ChunkCache cache;

  /// @param memory the root allocator of the process; queries get children of it
  /// @param cache where column chunks that are read again are kept
  public PlanRunner(ExecutorPool pool, BufferAllocator memory, ChunkCache cache) {
    this.pool = pool;
    this.memory = memory;
    this.cache = cache;
  }

  /// Where column chunks that are read again are kept.
  public ChunkCache cache() {
    return cache;
  }

  /// Starts a plan. The caller closes the query.
  public RunningQuery start(
      Plan plan,
      TableResolver tables,
      Settings settings,
      long statementMicros,
      long seed,
      Cancellation cancellation) {
    BufferAllocator allocator = Memory.child(memory, "query", settings.memoryLimitBytes());
    try {
      var evaluation =
          new EvaluationContext(
              statementMicros, settings.timeZone(), settings.user(), seed, cancellation);
      var context = new QueryContext(allocator, evaluation, execution(settings));
      CompiledPlan compiled =
          new PlanCompiler(tables)
              .compile(settings.planBytes() ? throughBytes(plan) : plan, context);
      return new RunningQuery(pool, context, compiled, settings.statementTimeout());
    } catch (RuntimeException e) {
      allocator.close();
      throw e;
    }
  }

  /// Memory and deadline for work that is no plan. The caller closes it.
  ///
  /// @param name of the work, for messages about memory
  public WorkSpace openWorkSpace(String name, Settings settings, Cancellation cancellation) {
    return new WorkSpace(
        Memory.child(memory, name, settings.memoryLimitBytes()),
        settings.statementTimeout().map(time -> pool.raiseAfter(time, cancellation)).orElse(null));
  }

  private static ExecutionSettings execution(Settings settings) {
    return new ExecutionSettings(
        settings.threads(),
        settings.batchRows(),
        settings.memoryLimitBytes(),
        settings.spillDirectory(),
        settings.spillLimitBytes(),
        settings.forceSpill());
  }

  private static Plan throughBytes(Plan plan) {
    try {
      return Plan.parseFrom(plan.toByteString());
    } catch (InvalidProtocolBufferException e) {
      throw LakebirdException.internal("A plan does not survive its own bytes");
    }
  }
}
