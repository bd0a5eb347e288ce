package dev.lakebird.conformance.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.miniodev.S3DevServer;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.storage.bytes.WriteMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Loads of objects into a warehouse in a bucket.
class BucketLoadTest {
  @TempDir private Path folder;

  @Test
  void wildcardsListsAndLargeObjects() {
    try (S3DevServer server = S3DevServer.start()) {
      server.createBucket("lake");
      var storage =
          Storage.of(
              StorageSettings.fromEnvironment(
                  Map.of(
                      "AWS_ENDPOINT_URL", server.endpoint().toString(),
                      "AWS_ACCESS_KEY_ID", server.accessKey(),
                      "AWS_SECRET_ACCESS_KEY", server.secretKey(),
                      "AWS_REGION", S3DevServer.REGION)));
      write(storage, "in/a-1.csv", "id,name\n1,one\n2,two\n");
      write(storage, "in/a-2.csv", "id,name\n3,three\n");
      write(storage, "in/big.csv", "4,some longer text to make it long\n".repeat(300_000));
      var options = WarehouseOptions.fromEnvironment().withDataFolder(folder);
      try (Engine engine = Engine.open(new EngineOptions("s3://lake/wh", options, storage));
          Session session = engine.openSession(Settings.DEFAULTS)) {
        run(session, "CREATE SCHEMA s");
        run(session, "LOAD DATA INTO s.t" + Loads.from("CSV", "s3://lake/in/a-*.csv"));
        run(
            session,
            "LOAD DATA INTO s.t"
                + Loads.from("CSV", "s3://lake/in/big.csv", "s3://lake/in/a-1.csv"));
        assertThat(Loads.number(session, "SELECT COUNT(*) FROM s.t")).isEqualTo(300_005);
        assertThat(Loads.number(session, "SELECT SUM(id) FROM s.t")).isEqualTo(1_200_009);
      }
    }
  }

  private static void run(Session session, String sql) {
    try (var job = session.submit(sql, List.of())) {
      while (job.nextResult().isPresent()) {
        continue;
      }
    }
  }

  private static void write(Storage storage, String key, String text) {
    storage.write("s3://lake/" + key, text.getBytes(StandardCharsets.UTF_8), WriteMode.IF_ABSENT);
  }
}
