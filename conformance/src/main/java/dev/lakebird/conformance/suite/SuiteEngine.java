package dev.lakebird.conformance.suite;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Setting;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/// One engine for many cases. What a case needs is set up once, in a session whose tables the sessions
/// of the cases begin with. Any thread may use it.
final class SuiteEngine implements AutoCloseable {
  private final Path folder;
  private final Engine engine;
  private final Map<Setup, FutureTask<Session>> setups = new ConcurrentHashMap<>();

  SuiteEngine() {
    try {
      this.folder = Files.createTempDirectory("lakebird-conformance");
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE, "No temporary folder can be made", e);
    }
    this.engine = Engine.open(EngineOptions.of(folder.resolve("warehouse").toString()));
  }

  private record Setup(String zone, List<String> statements, Optional<CaseTables> data) {}

  /// A session that sees what the case's setup makes.
  ///
  /// @throws LakebirdException the failure of the setup
  Session openSession(SuiteCase suiteCase, CaseLimits limits) {
    Settings settings = limits.settings().with(Setting.TIME_ZONE, suiteCase.timeZone());
    if (suiteCase.setup().isEmpty() && suiteCase.data().isEmpty()) {
      return engine.openSession(settings);
    }
    var key = new Setup(suiteCase.timeZone(), suiteCase.setup(), suiteCase.data());
    FutureTask<Session> mine = new FutureTask<>(() -> setUp(suiteCase, settings));
    FutureTask<Session> task = setups.putIfAbsent(key, mine);
    if (task == null) {
      task = mine;
      mine.run();
    }
    return engine.openSession(settings, await(task));
  }

  /// Loads the tables that a case reads, so that its own time does not count them.
  ///
  /// @throws LakebirdException why they cannot be loaded
  void prepare(SuiteCase suiteCase, CaseLimits limits) {
    if (suiteCase.data().isPresent()) {
      openSession(suiteCase, limits).close();
    }
  }

  private static void load(CaseTables tables, Session session) {
    switch (tables) {
      case CaseTables.Folder folder -> TableFolder.load(folder.path(), session);
      case CaseTables.Generated generated -> GeneratedTables.load(generated, session);
    }
  }

  /// Makes datasets of the warehouse.
  void makeDatasets(Set<String> names) {
    try (Session session = engine.openSession(Settings.DEFAULTS)) {
      for (String name : names) {
        try (Job job = session.submit("CREATE SCHEMA `" + name + "`", List.of())) {
          Answer.of(job);
        }
      }
    }
  }

  private static Session await(FutureTask<Session> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LakebirdException known
          ? known
          : new LakebirdException(ErrorCode.INTERNAL_ERROR, "The setup failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LakebirdException(ErrorCode.CANCELLED, "The case was cancelled", e);
    }
  }

  private Session setUp(SuiteCase suiteCase, Settings settings) {
    Session session = engine.openSession(settings);
    try {
      for (String statement : suiteCase.setup()) {
        try (Job job = session.submit(Statements.withTemporaryTables(statement), List.of())) {
          Answer.of(job);
        }
      }
      suiteCase.data().ifPresent(tables -> load(tables, session));
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public void close() {
    List<Session> sessions = new ArrayList<>();
    for (FutureTask<Session> task : setups.values()) {
      if (task.state() == FutureTask.State.SUCCESS) {
        sessions.add(task.resultNow());
      }
    }
    sessions.forEach(Session::close);
    engine.close();
    delete(folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE, "A temporary folder cannot be deleted", e);
    }
  }
}
