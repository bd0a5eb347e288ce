package dev.lakebird.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.miniodev.S3DevServer;
import dev.lakebird.storage.bytes.RangeRead;
import dev.lakebird.storage.bytes.WriteMode;
import dev.lakebird.storage.s3.S3Credentials;
import dev.lakebird.storage.s3.S3Settings;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3StorageTest extends StorageContract {
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  private final S3DevServer server = S3DevServer.start();
  private final S3Settings settings =
      S3Settings.at(server.endpoint(), server.accessKey(), server.secretKey());
  private final Storage storage = Storage.of(StorageSettings.of(settings).withRangeCacheBytes(0));
  private String folder = "";

  @BeforeAll
  void start() {
    server.createBucket("shop");
  }

  @BeforeEach
  void newFolder() {
    folder = "s3://shop/test-" + FOLDERS.incrementAndGet();
  }

  @AfterAll
  void stop() {
    storage.close();
    server.close();
  }

  @Override
  Storage storage() {
    return storage;
  }

  @Override
  String folder() {
    return folder;
  }

  @Test
  void missingBucketIsToldByName() {
    String file = "s3://missing/a.txt";
    assertBucketNotFound(file, () -> storage.open(file).close());
    assertBucketNotFound(file, () -> storage.exists(file));
    assertBucketNotFound(file, () -> storage.write(file, bytes("x"), WriteMode.IF_ABSENT));
    assertBucketNotFound(file, () -> storage.write(file, new byte[9 << 20], WriteMode.REPLACE));
    assertBucketNotFound("s3://missing/a/", () -> locations(storage.list("s3://missing/a")));
    assertBucketNotFound(
        file,
        () -> {
          try (var opened = storage.open(file, 10)) {
            opened.read(0, 10);
          }
        });
  }

  @Test
  void wrongKeysAreDenied() {
    var wrongSecret = S3Settings.at(server.endpoint(), server.accessKey(), "wrong-secret");
    var wrongKey = S3Settings.at(server.endpoint(), "WRONGKEY", server.secretKey());
    for (S3Settings wrong : List.of(wrongSecret, wrongKey)) {
      try (var denied = Storage.of(StorageSettings.of(wrong))) {
        String file = folder() + "/a.txt";
        for (Runnable call :
            List.<Runnable>of(
                () -> denied.exists(file),
                () -> denied.readAll(file),
                () -> denied.write(file, bytes("x"), WriteMode.REPLACE),
                () -> denied.expand(folder() + "/*"))) {
          assertThatThrownBy(call::run)
              .isInstanceOfSatisfying(
                  LakebirdException.class,
                  e -> {
                    assertThat(e.code()).as(e.describe()).isEqualTo(ErrorCode.STORAGE_DENIED);
                    assertThat(e.describe())
                        .contains(server.endpoint().toString())
                        .doesNotContain("wrong-secret", server.secretKey());
                  });
        }
      }
    }
  }

  @Test
  void unreachableEndpointIsNamed() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var endpoint = URI.create("http://127.0.0.1:" + port);
    var impatient =
        S3Settings.at(endpoint, "key", "secret")
            .withPatience(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4), 2);
    try (var unreachable = Storage.of(StorageSettings.of(impatient))) {
      assertThatThrownBy(() -> unreachable.exists("s3://shop/a.txt"))
          .isInstanceOfSatisfying(
              LakebirdException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
                assertThat(e.context()).containsEntry("endpoint", endpoint.toString());
              });
    }
  }

  @Test
  void aliasesOfTheSchemeNameTheSameObject() {
    storage.write(folder() + "/a.txt", bytes("x"), WriteMode.REPLACE);
    String alias = "s3a" + folder().substring(2);
    assertThat(storage.readAll(alias + "/a.txt")).isEqualTo(bytes("x"));
    assertThat(storage.canonical(alias + "/a.txt")).isEqualTo(folder() + "/a.txt");
    assertThat(locations(storage.list(alias))).containsExactly(alias + "/a.txt");
  }

  @Test
  void malformedLocationsAreRefused() {
    for (String location : List.of("s3://", "s3://bucket", "s3:///key", "s3://bucket/")) {
      assertFails(ErrorCode.INVALID_ARGUMENT, location, () -> storage.exists(location));
    }
    assertFails(
        ErrorCode.INVALID_ARGUMENT, "s3://bu*", () -> storage.expand("s3://bu*et/a.parquet"));
  }

  @Test
  void nearRangesTravelTogetherAndFarOnesApart() {
    String file = folder() + "/ranges.bin";
    storage.write(file, new byte[8 << 20], WriteMode.REPLACE);
    try (var opened = storage.open(file)) {
      var before = opened.counters();
      opened.readRanges(List.of(range(0, 100), range(1_000, 100), range(50_000, 100)));
      assertThat(opened.counters().requests() - before.requests()).isEqualTo(1);
      assertThat(opened.counters().bytesAsked()).isEqualTo(300);
      assertThat(opened.counters().bytesFetched() - before.bytesFetched()).isEqualTo(50_100);
      opened.readRanges(List.of(range(0, 100), range(7 << 20, 100)));
      assertThat(opened.counters().requests() - before.requests()).isEqualTo(3);
    }
  }

  @Test
  void openingBringsTheEndOfTheFile() {
    String file = folder() + "/footer.bin";
    byte[] content = new byte[200_000];
    content[content.length - 1] = 7;
    storage.write(file, content, WriteMode.REPLACE);
    try (var opened = storage.open(file)) {
      assertThat(opened.length()).isEqualTo(content.length);
      assertThat(opened.read(content.length - 2, 2)).containsExactly(0, 7);
      assertThat(opened.counters().requests()).isEqualTo(1);
      assertThat(opened.read(100_000, 100_000)).endsWith(7);
      assertThat(opened.counters().requests()).isEqualTo(2);
    }
  }

  @Test
  void cachedRangesAreNotFetchedAgainUntilTheFileChanges() {
    String file = folder() + "/cached.bin";
    byte[] content = new byte[100_000];
    content[2] = 1;
    storage.write(file, content, WriteMode.REPLACE);
    try (var caching = Storage.of(StorageSettings.of(settings))) {
      for (int round = 0; round < 2; round++) {
        try (var opened = caching.open(file)) {
          long before = opened.counters().requests();
          assertThat(opened.read(2, 3)).containsExactly(1, 0, 0);
          assertThat(opened.counters().requests() - before).isEqualTo(1 - round);
        }
      }
      content[2] = 2;
      storage.write(file, content, WriteMode.REPLACE);
      try (var opened = caching.open(file)) {
        assertThat(opened.read(2, 3)).containsExactly(2, 0, 0);
      }
    }
  }

  @Test
  void knownLengthSavesAskingBeforeTheFirstRead() {
    String file = folder() + "/known.bin";
    var identity = storage.write(file, bytes("0123456789"), WriteMode.REPLACE);
    try (var opened = storage.open(file, 10)) {
      assertThat(opened.knownIdentity()).isEmpty();
      assertThat(opened.read(0, 1)).isEqualTo(bytes("0"));
      assertThat(opened.knownIdentity()).contains(identity);
    }
    try (var opened = storage.open(file, 10)) {
      assertThat(opened.identity()).isEqualTo(identity);
    }
  }

  @Test
  void credentialsAreAskedForAnew() {
    var current = new AtomicInteger();
    var refreshable =
        settings.withCredentials(
            () -> {
              String secret = current.getAndIncrement() == 0 ? "expired" : server.secretKey();
              return new S3Credentials(server.accessKey(), secret, null);
            });
    String file = folder() + "/a.txt";
    try (var refreshing = Storage.of(StorageSettings.of(refreshable))) {
      assertThatThrownBy(() -> refreshing.write(file, bytes("x"), WriteMode.REPLACE))
          .isInstanceOf(LakebirdException.class);
      refreshing.write(file, bytes("x"), WriteMode.REPLACE);
      assertThat(refreshing.readAll(file)).isEqualTo(bytes("x"));
    }
  }

  @Test
  void settingsHoldBelowTheirPrefix() {
    var nowhere = S3Settings.at(URI.create("http://127.0.0.1:1"), "key", "secret");
    var byPrefix = StorageSettings.of(nowhere).with(folder() + "/", settings);
    try (var routed = Storage.of(byPrefix)) {
      routed.write(folder() + "/a.txt", bytes("x"), WriteMode.REPLACE);
      assertThat(routed.exists(folder() + "/a.txt")).isTrue();
      assertThat(byPrefix.s3For(folder() + "-other/a.txt")).isEqualTo(nowhere);
    }
  }

  @Test
  void environmentIsUnderstood() {
    var fromEnvironment =
        S3Settings.fromEnvironment(
            Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                "AWS_ENDPOINT_URL_S3", server.endpoint().toString(),
                "AWS_DEFAULT_REGION", "eu-north-1",
                "AWS_ACCESS_KEY_ID", server.accessKey(),
                "AWS_SECRET_ACCESS_KEY", server.secretKey()));
    assertThat(fromEnvironment.endpoint()).isEqualTo(server.endpoint());
    assertThat(fromEnvironment.region()).isEqualTo("eu-north-1");
    assertThat(fromEnvironment.pathStyle()).isTrue();
    assertThat(fromEnvironment.toString()).doesNotContain(server.secretKey());
    assertThat(new S3Credentials("k", "very-secret", "token").toString())
        .doesNotContain("very-secret", "token");
    try (var byEnvironment = Storage.of(StorageSettings.of(fromEnvironment))) {
      assertThat(byEnvironment.exists(folder() + "/none")).isFalse();
    }
    assertThat(S3Settings.fromEnvironment(Map.of()).endpoint()).isNull();
    assertThatThrownBy(
            () -> S3Settings.fromEnvironment(Map.of("AWS_ENDPOINT_URL", "localhost:9000")))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT));
  }

  private static RangeRead range(long offset, int length) {
    return new RangeRead(offset, MemorySegment.ofArray(new byte[length]));
  }

  private void assertBucketNotFound(String file, Runnable call) {
    assertFails(ErrorCode.BUCKET_NOT_FOUND, file, call::run);
  }
}
