package dev.lakebird.miniodev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class S3DevServerTest {
  private static final byte[] CONTENT = "Oslo".getBytes(UTF_8);

  @Test
  void memoryServerKeepsObjects() throws Exception {
    try (var server = S3DevServer.start();
        var client = client(server, server.secretKey())) {
      server.createBucket("shop");
      server.createBucket("shop");
      put(client, "shop", "a/b.txt");
      assertThat(read(client, "shop", "a/b.txt")).isEqualTo(CONTENT);
    }
  }

  @Test
  void folderServerKeepsObjectsOverARestart(@TempDir Path folder) throws Exception {
    var options = S3DevOptions.inMemory().withData(folder.resolve("data"));
    try (var server = S3DevServer.start(options);
        var client = client(server, server.secretKey())) {
      server.createBucket("shop");
      put(client, "shop", "a.txt");
    }
    try (var server = S3DevServer.start(options);
        var client = client(server, server.secretKey())) {
      assertThat(read(client, "shop", "a.txt")).isEqualTo(CONTENT);
    }
  }

  @Test
  void wrongSecretIsRefused() throws Exception {
    try (var server = S3DevServer.start();
        var client = client(server, "wrong")) {
      assertThatThrownBy(
              () -> client.bucketExists(BucketExistsArgs.builder().bucket("shop").build()))
          .isInstanceOf(Exception.class);
    }
  }

  @Test
  void takenPortIsTold() {
    try (var server = S3DevServer.start()) {
      var taken = S3DevOptions.inMemory().withPort(server.endpoint().getPort());
      assertThatThrownBy(() -> S3DevServer.start(taken).close())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot listen on port");
    }
  }

  @Test
  void optionsDoNotPrintTheSecret() {
    var options = S3DevOptions.inMemory().withKey("key", "very-secret");
    assertThat(options.toString()).doesNotContain("very-secret");
  }

  private static MinioClient client(S3DevServer server, String secret) {
    return MinioClient.builder()
        .endpoint(server.endpoint().toString())
        .region(S3DevServer.REGION)
        .credentials(server.accessKey(), secret)
        .build();
  }

  private static void put(MinioClient client, String bucket, String key) throws Exception {
    client.putObject(
        PutObjectArgs.builder().bucket(bucket).object(key).stream(
                new ByteArrayInputStream(CONTENT), (long) CONTENT.length, -1L)
            .build());
  }

  private static byte[] read(MinioClient client, String bucket, String key) throws Exception {
    try (var body = client.getObject(GetObjectArgs.builder().bucket(bucket).object(key).build())) {
      return body.readAllBytes();
    }
  }
}
