package dev.lakebird.engine;

import dev.lakebird.catalog.Warehouse;
import dev.lakebird.engine.run.PlanRunner;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.engine.temporary.TemporaryTables;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.ExecutorPool;
import dev.lakebird.tableformat.scan.ChunkCache;
import dev.lakebird.types.memory.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.arrow.memory.BufferAllocator;

/// One warehouse with the threads and the memory of this process; the opener closes it after its
/// sessions. Any thread may use it.
public final class Engine implements AutoCloseable {
  private final EngineOptions options;
  private final Warehouse warehouse;
  private final BufferAllocator memory;
  private final ExecutorPool pool;
  private final ChunkCache cache;
  private final PlanRunner runner;

  private Engine(EngineOptions options) {
    this.options = options;
    this.warehouse = Warehouse.open(options.warehouse(), options.storage(), options.options());
    this.memory = Memory.root(Long.MAX_VALUE);
    this.pool = ExecutorPool.perCore();
    this.cache = new ChunkCache(memory, options.cacheBytes());
    this.runner = new PlanRunner(pool, memory, cache);
  }

  /// Opens a warehouse, which need not exist yet. Nothing is written before the first statement that
  /// writes.
  public static Engine open(EngineOptions options) {
    try {
      return new Engine(options);
    } catch (RuntimeException e) {
      options.storage().close();
      throw e;
    }
  }

  /// The version of this build.
  public static String version() {
    try (InputStream in = Engine.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw LakebirdException.internal("The build has no version");
      }
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw LakebirdException.internal("The version of the build cannot be read");
    }
  }

  /// Bytes off the heap that all sessions hold now.
  public long allocatedBytes() {
    long cached = cache.allocatedBytes();
    return Math.max(0, memory.getAllocatedMemory() - cached);
  }

  /// Bytes off the heap of columns that were read more than once.
  public long cachedBytes() {
    return cache.allocatedBytes();
  }

  /// A session with settings of its own.
  public Session openSession(Settings settings) {
    return new Session(warehouse, runner, new TemporaryTables(memory), settings);
  }

  /// A session that begins with the temporary tables of `base` as they are now: what it changes stays
  /// its own. `base` closes after it.
  public Session openSession(Settings settings, Session base) {
    Session session = openSession(settings);
    session.temporaryTables().overlay(base.temporaryTables(), settings.memoryLimitBytes());
    return session;
  }

  @Override
  public void close() {
    try {
      pool.close();
    } finally {
      try {
        warehouse.close();
      } finally {
        options.storage().close();
      }
    }
    cache.close();
    memory.close();
  }
}
