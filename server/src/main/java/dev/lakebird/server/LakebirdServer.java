package dev.lakebird.server;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.server.config.ServerConfiguration;
import dev.lakebird.server.config.ServerSetting;
import dev.lakebird.server.flight.FlightDoor;
import dev.lakebird.server.http.HealthDoor;
import dev.lakebird.server.session.ClientSessions;
import dev.lakebird.server.session.SessionLimits;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// An engine with its doors open. Closing drains it: no new calls, what runs may go on for `drain_seconds`,
/// then it is cancelled, and everything is let go of.
public final class LakebirdServer implements AutoCloseable {
  private static final long EXPIRY_MILLIS_MAX = 5_000;
  private static final long DRAIN_LOOK_MILLIS = 20;

  private final Engine engine;
  private final Runnable closeEngine;
  private final ClientSessions sessions;
  private final FlightDoor flight;
  private final HealthDoor http;
  private final ScheduledExecutorService expiry;
  private final Duration drain;
  private volatile boolean draining;

  private LakebirdServer(ServerConfiguration configuration, Engine engine, Runnable closeEngine) {
    this.engine = engine;
    this.closeEngine = closeEngine;
    this.drain = configuration.seconds(ServerSetting.DRAIN_SECONDS);
    var limits =
        new SessionLimits(
            configuration.count(ServerSetting.SESSIONS_MAX),
            configuration.count(ServerSetting.HANDLES_MAX),
            configuration.seconds(ServerSetting.SESSION_IDLE_SECONDS),
            configuration.seconds(ServerSetting.DISCONNECTED_IDLE_SECONDS),
            configuration.seconds(ServerSetting.HANDLE_IDLE_SECONDS));
    this.sessions = new ClientSessions(engine, configuration.sessionSettings(), limits);
    this.flight = FlightDoor.open(configuration, sessions);
    try {
      this.http = HealthDoor.open(configuration.host(), configuration.httpPort(), this::health);
    } catch (RuntimeException e) {
      flight.close();
      throw e;
    }
    this.expiry =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lakebird-expiry").daemon().factory());
    long period = expiryMillis(limits);
    var unused =
        expiry.scheduleWithFixedDelay(sessions::expire, period, period, TimeUnit.MILLISECONDS);
  }

  /// Opens a warehouse and the doors to it.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException where the warehouse or a door cannot be opened; then
  ///     nothing stays open
  public static LakebirdServer start(ServerConfiguration configuration) {
    Engine engine =
        Engine.open(
            EngineOptions.of(configuration.warehouse(), configuration.catalog())
                .withCacheLimit(configuration.size(ServerSetting.CACHE_LIMIT)));
    try {
      return new LakebirdServer(configuration, engine, engine::close);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /// Opens the doors to an engine that is open already and stays so when the server closes; what the
  /// configuration says of a warehouse is not looked at.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException where a door cannot be opened; then none stays open
  public static LakebirdServer over(Engine engine, ServerConfiguration configuration) {
    return new LakebirdServer(configuration, engine, () -> {});
  }

  private static long expiryMillis(SessionLimits limits) {
    long shortest =
        Math.min(
            Math.min(limits.sessionIdle().toMillis(), limits.disconnectedIdle().toMillis()),
            limits.handleIdle().toMillis());
    return Math.clamp(shortest / 4, 100, EXPIRY_MILLIS_MAX);
  }

  /// The port of Flight SQL.
  public int port() {
    return flight.port();
  }

  /// The port of HTTP health.
  public int httpPort() {
    return http.port();
  }

  /// What is open now, for health and tests.
  public HealthDoor.Health health() {
    return new HealthDoor.Health(
        draining,
        Engine.version(),
        sessions.count(),
        sessions.runningCount(),
        flight.queuedBytes(),
        engine.allocatedBytes(),
        engine.cachedBytes());
  }

  /// Prepared statements and unread results of all sessions.
  public int handleCount() {
    return sessions.handleCount();
  }

  /// Connections to Flight SQL.
  public int connectionCount() {
    return flight.connectionCount();
  }

  /// Threads that serve calls of Flight SQL now.
  public int threadCount() {
    return flight.threadCount();
  }

  @Override
  public void close() {
    draining = true;
    flight.drain();
    awaitRunning();
    expiry.shutdownNow();
    try {
      sessions.close();
    } finally {
      try {
        flight.close();
      } finally {
        http.close();
        closeEngine.run();
      }
    }
  }

  private void awaitRunning() {
    long deadline = System.nanoTime() + drain.toNanos();
    try {
      while (sessions.runningCount() > 0 && System.nanoTime() < deadline) {
        Thread.sleep(DRAIN_LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
