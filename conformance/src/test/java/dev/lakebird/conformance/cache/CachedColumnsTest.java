package dev.lakebird.conformance.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.engine.settings.Setting;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.miniodev.S3DevServer;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CachedColumnsTest {
  private static final String QUERY = "SELECT SUM(n), MAX(s) FROM c.t";
  private static final int ROWS = 20_000;

  @TempDir Path folder;

  private record Ran(Optional<Value> first, StatementStatistics cost) {}

  @Test
  void aQueryThatIsAskedAgainReadsMemory() {
    try (Engine engine = open(0);
        Session session = session(engine, true)) {
      StatementStatistics first = run(session, QUERY).cost();
      assertThat(first.bytesRead()).isPositive();
      assertThat(first.bytesCached()).isZero();
      assertThat(engine.cachedBytes()).isZero();
      assertThat(run(session, QUERY).cost().bytesCached()).isZero();
      assertThat(engine.cachedBytes()).isPositive();
      Ran third = run(session, QUERY);
      assertThat(third.first()).contains(Value.of((long) ROWS * (ROWS + 1) / 2));
      assertThat(third.cost().bytesRead()).isZero();
      assertThat(third.cost().bytesCached()).isPositive();
      assertThat(engine.allocatedBytes()).isZero();
    }
  }

  @Test
  void whatOneSessionReadServesAnother() {
    try (Engine engine = open(0);
        Session session = session(engine, true)) {
      run(session, QUERY);
      run(session, QUERY);
      try (Session other = session(engine, true)) {
        assertThat(run(other, QUERY).cost().bytesCached()).isPositive();
      }
    }
  }

  @Test
  void ofATableInABucketFootersAloneAreFetchedAgain() {
    try (S3DevServer server = S3DevServer.start()) {
      server.createBucket("lake");
      var storage =
          Storage.of(
              StorageSettings.fromEnvironment(
                      Map.of(
                          "AWS_ENDPOINT_URL", server.endpoint().toString(),
                          "AWS_ACCESS_KEY_ID", server.accessKey(),
                          "AWS_SECRET_ACCESS_KEY", server.secretKey(),
                          "AWS_REGION", S3DevServer.REGION))
                  .withRangeCacheBytes(0));
      var options = WarehouseOptions.fromEnvironment().withDataFolder(folder);
      try (Engine engine = filled(new EngineOptions("s3://lake/wh", options, storage));
          Session session = session(engine, true)) {
        StatementStatistics first = run(session, QUERY).cost();
        run(session, QUERY);
        StatementStatistics third = run(session, QUERY).cost();
        assertThat(third.bytesCached()).isPositive();
        assertThat(third.bytesRead() + third.bytesCached()).isEqualTo(first.bytesRead());
      }
    }
  }

  @Test
  void aSessionCanDoWithout() {
    try (Engine engine = open(0);
        Session session = session(engine, false)) {
      for (int time = 0; time < 3; time++) {
        StatementStatistics cost = run(session, QUERY).cost();
        assertThat(cost.bytesCached()).isZero();
        assertThat(cost.bytesRead()).isPositive();
      }
      assertThat(engine.cachedBytes()).isZero();
    }
  }

  @Test
  void changesAndThePastAreSeen() {
    try (Engine engine = open(0);
        Session session = session(engine, true)) {
      long sum = (long) ROWS * (ROWS + 1) / 2;
      var moment =
          (Value.StringValue)
              run(session, "SELECT CAST(CURRENT_TIMESTAMP() AS STRING)").first().orElseThrow();
      String past = QUERY + " FOR SYSTEM_TIME AS OF TIMESTAMP '" + moment.value() + "'";
      for (int change = 0; change < 4; change++) {
        for (int time = 0; time < 3; time++) {
          assertThat(run(session, QUERY).first()).contains(Value.of(sum + change));
          assertThat(run(session, past).first()).contains(Value.of(sum));
        }
        run(session, "UPDATE c.t SET n = n + 1 WHERE n = " + (ROWS + change));
      }
    }
  }

  @Test
  void aSmallCacheKeepsWhatFits() {
    long limit = 256 << 10;
    try (Engine engine = open(limit);
        Session session = session(engine, true)) {
      for (int time = 0; time < 4; time++) {
        assertThat(run(session, QUERY).first()).contains(Value.of((long) ROWS * (ROWS + 1) / 2));
      }
      assertThat(engine.cachedBytes()).isLessThanOrEqualTo(limit);
    }
  }

  private Engine open(long cacheLimit) {
    return filled(
        EngineOptions.of(folder.resolve("warehouse").toString()).withCacheLimit(cacheLimit));
  }

  /// An engine with a table that the queries ask.
  private static Engine filled(EngineOptions options) {
    Engine engine = Engine.open(options);
    try (Session session = session(engine, false)) {
      run(session, "CREATE SCHEMA c");
      run(
          session,
          "CREATE TABLE c.t AS SELECT n, CONCAT('row ', CAST(n AS STRING)) AS s"
              + " FROM UNNEST(GENERATE_ARRAY(1, "
              + ROWS
              + ")) AS n");
    }
    return engine;
  }

  private static Session session(Engine engine, boolean cache) {
    return engine.openSession(Settings.DEFAULTS.with(Setting.CACHE, Boolean.toString(cache)));
  }

  /// Runs a statement to its end.
  private static Ran run(Session session, String statement) {
    try (Job job = session.submit(statement, List.of())) {
      Optional<Value> first = Optional.empty();
      if (job.nextResult().orElseThrow() instanceof StatementResult.Rows rows) {
        try (RowReader reader = rows.reader()) {
          for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            Batch batch = next.get();
            first = Optional.of(Vectors.read(batch.column(0), batch.selection().row(0)));
          }
        }
      }
      assertThat(job.nextResult()).isEmpty();
      return new Ran(first, job.statistics().getLast());
    }
  }
}
