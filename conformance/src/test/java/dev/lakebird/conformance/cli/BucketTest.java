package dev.lakebird.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.miniodev.S3DevServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The `sql` command over a bucket, in processes of their own: the store is told by `AWS_*` variables.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BucketTest {
  private static final String EXAMPLE =
      "CREATE SCHEMA shop; CREATE TABLE shop.orders (id INT64 NOT NULL, city STRING, amount"
          + " NUMERIC(15,2), ts TIMESTAMP); INSERT INTO shop.orders VALUES"
          + " (1,'Oslo',12.50,'2026-01-01 00:00:00+00'),(2,'Bergen',7,'2026-01-02 00:00:00+00'); ";
  private static final String QUERY =
      "SELECT city, SUM(amount) AS total FROM shop.orders GROUP BY city ORDER BY total DESC";
  private static final String ANSWER = "city,total\nOslo,12.5\nBergen,7\n";

  @TempDir Path folder;

  private final S3DevServer server = S3DevServer.start();

  @BeforeAll
  void makeBucket() {
    server.createBucket("lake");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Map<String, String> environment(URI endpoint, String secret) {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_ENDPOINT_URL", endpoint.toString());
    variables.put("AWS_ACCESS_KEY_ID", server.accessKey());
    variables.put("AWS_SECRET_ACCESS_KEY", secret);
    variables.put("AWS_REGION", S3DevServer.REGION);
    variables.put("XDG_DATA_HOME", folder.resolve("data home").toString());
    return variables;
  }

  private Command.Outcome run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("sql", "--format", "csv"));
    all.addAll(List.of(arguments));
    return CommandProcess.run(folder, environment, all.toArray(new String[0]));
  }

  private Map<String, String> right() {
    return environment(server.endpoint(), server.secretKey());
  }

  @Test
  void theCatalogLiesInTheDataHomeUnlessSaidOtherwise() throws IOException, InterruptedException {
    String warehouse = "s3://lake/one";
    assertThat(run(right(), "--warehouse", warehouse, "-e", EXAMPLE + QUERY).results())
        .isEqualTo(ANSWER);
    assertThat(catalogFiles()).hasSize(1);
    assertThat(run(right(), "--warehouse", warehouse + "/", "-e", QUERY).results())
        .isEqualTo(ANSWER);

    Map<String, String> elsewhere = right();
    elsewhere.put("XDG_DATA_HOME", folder.resolve("other home").toString());
    // The bucket itself says where its catalog is.
    assertThat(run(elsewhere, "--warehouse", warehouse, "-e", QUERY).results()).isEqualTo(ANSWER);
    assertThat(
            run(
                    elsewhere,
                    "--warehouse",
                    warehouse,
                    "--catalog",
                    catalogFiles().getFirst().toString(),
                    "-e",
                    QUERY)
                .results())
        .isEqualTo(ANSWER);
  }

  @Test
  void aCatalogMayLieWhereThePersonSays() throws IOException, InterruptedException {
    Path catalog = folder.resolve("my catalogs").resolve("two.db");
    String[] place = {"--warehouse", "s3://lake/two", "--catalog", catalog.toString()};
    assertThat(run(right(), with(place, EXAMPLE)).results()).isEmpty();
    assertThat(catalog).isRegularFile();
    assertThat(run(right(), with(place, QUERY)).results()).isEqualTo(ANSWER);
  }

  @Test
  void aMissingBucketIsNamed() throws IOException, InterruptedException {
    assertThat(run(right(), "--warehouse", "s3://no-such-lake/w", "-e", EXAMPLE).failure())
        .startsWith("BUCKET_NOT_FOUND: ")
        .contains("no-such-lake");
  }

  @Test
  void aWrongKeyIsDenied() throws IOException, InterruptedException {
    Map<String, String> wrong = environment(server.endpoint(), "wrong");
    assertThat(run(wrong, "--warehouse", "s3://lake/three", "-e", EXAMPLE).failure())
        .startsWith("STORAGE_DENIED: ");
    assertThat(run(right(), "--warehouse", "s3://lake/three", "-e", EXAMPLE).results()).isEmpty();
  }

  @Test
  void aServerThatIsGoneIsNamed() throws IOException, InterruptedException {
    S3DevServer other = S3DevServer.start();
    URI endpoint = other.endpoint();
    other.close();
    long start = System.nanoTime();
    Map<String, String> gone = environment(endpoint, server.secretKey());
    assertThat(run(gone, "--warehouse", "s3://lake/four", "-e", EXAMPLE).failure())
        .startsWith("STORAGE_UNAVAILABLE: ")
        .contains(endpoint.toString());
    assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThan(60);
  }

  private static String[] with(String[] place, String text) {
    return Stream.concat(Stream.of(place), Stream.of("-e", text)).toArray(String[]::new);
  }

  private List<Path> catalogFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data home").resolve("lakebird"))) {
      return files.filter(file -> file.toString().endsWith(".db")).toList();
    }
  }
}
