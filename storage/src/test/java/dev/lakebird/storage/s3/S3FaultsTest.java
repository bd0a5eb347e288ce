package dev.lakebird.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class S3FaultsTest {
  private static final String FILE = "s3://shop/a.bin";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FaultyS3 faulty;
  private final S3Store store;

  S3FaultsTest() throws IOException {
    faulty = new FaultyS3();
    store = store(PATIENCE);
  }

  @AfterEach
  void close() {
    store.close();
    faulty.close();
  }

  @Test
  void passingFailuresAreTriedAgain() {
    faulty.answering(
        FaultyS3.error(503, "SlowDown"),
        FaultyS3.error(500, "InternalError"),
        FaultyS3.range(10, 2, 3, 3));
    assertThat(read(2, 3)).isEqualTo("234");
    assertThat(faulty.requests()).isEqualTo(3);
  }

  @Test
  void bodyThatBreaksOffIsReadAgain() {
    faulty.answering(FaultyS3.range(10, 2, 6, 2), FaultyS3.range(10, 2, 6, 6));
    assertThat(read(2, 6)).isEqualTo("234567");
    assertThat(faulty.requests()).isEqualTo(2);
  }

  @Test
  void shortAnswerIsACorruptFile() {
    faulty.answering(FaultyS3.range(5, 2, 3, 3));
    assertThat(failure(() -> read(2, 6)).code()).isEqualTo(ErrorCode.CORRUPT_FILE);
    assertThat(faulty.requests()).isEqualTo(1);
  }

  @Test
  void silenceEndsAtTheDeadline() {
    faulty.answering(FaultyS3.silence());
    try (var impatient = store(Duration.ofMillis(300))) {
      var failure = failure(() -> impatient.find(FILE));
      assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
      assertThat(failure.context()).containsEntry("endpoint", faulty.endpoint().toString());
    }
  }

  @Test
  void lostAnswerOfAConditionalWriteIsFoundOut() {
    var writer = new AtomicReference<@Nullable String>();
    faulty.answering(
        exchange -> {
          writer.set(exchange.getRequestHeaders().getFirst("x-amz-meta-" + S3Writer.WRITER_ID));
          FaultyS3.error(500, "InternalError").send(exchange);
        },
        FaultyS3.error(412, "PreconditionFailed"),
        exchange -> FaultyS3.head("\"v1\"", writer.get()).send(exchange));
    assertThat(create().version()).isEqualTo("\"v1\"");
    assertThat(faulty.requests()).isEqualTo(3);
  }

  @Test
  void anotherWritersFileStays() {
    faulty.answering(FaultyS3.error(412, "PreconditionFailed"), FaultyS3.head("\"v1\"", "another"));
    assertThat(failure(this::create).code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
  }

  @Test
  void storeWithoutConditionsIsLookedAtFirst() {
    faulty.answering(
        FaultyS3.error(501, "NotImplemented"),
        FaultyS3.missing(),
        FaultyS3.head("\"v2\"", "unused"));
    assertThat(create().version()).isEqualTo("\"v2\"");
    faulty.answering(FaultyS3.error(501, "NotImplemented"), FaultyS3.head("\"v2\"", "another"));
    assertThat(failure(this::create).code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
  }

  @Test
  void listingsGoOverPages() {
    faulty.answering(FaultyS3.page("next", "d/1", "d/"), FaultyS3.page("", "d/2", "d/3"));
    assertThat(store.list("s3a://shop/d/"))
        .extracting(StoredFile::location)
        .containsExactly("s3a://shop/d/1", "s3a://shop/d/2", "s3a://shop/d/3");
    assertThat(faulty.requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "507, InsufficientStorage, STORAGE_FULL",
    "400, XMinioStorageFull, STORAGE_FULL",
    "403, SignatureDoesNotMatch, STORAGE_DENIED",
    "400, ExpiredToken, STORAGE_DENIED",
    "404, NoSuchBucket, BUCKET_NOT_FOUND",
    "503, ServiceUnavailable, STORAGE_UNAVAILABLE",
    "429, TooManyRequests, STORAGE_UNAVAILABLE",
    "400, AuthorizationHeaderMalformed, INVALID_ARGUMENT",
    "400, InvalidBucketName, INVALID_ARGUMENT",
  })
  void answersBecomeCodes(int status, String code, ErrorCode expected) {
    faulty.answering(FaultyS3.error(status, code));
    var failure =
        failure(
            () -> {
              try (var writer = store.create(FILE, WriteMode.REPLACE)) {
                writer.write("x".getBytes(UTF_8), 0, 1);
                writer.commit();
              }
            });
    assertThat(failure.code()).as(failure.describe()).isEqualTo(expected);
    assertThat(failure.context()).containsEntry("file", FILE);
    assertThat(failure.describe()).doesNotContain("secret-of-the-test");
  }

  private FileIdentity create() {
    try (var writer = store.create(FILE, WriteMode.IF_ABSENT)) {
      writer.write("x".getBytes(UTF_8), 0, 1);
      return writer.commit();
    }
  }

  private S3Store store(Duration patience) {
    return new S3Store(
        S3Settings.at(faulty.endpoint(), "key", "secret-of-the-test")
            .withPatience(patience, patience, patience, 3));
  }

  private String read(long offset, int length) {
    try (var opened = store.open(FILE, OptionalLong.of(10))) {
      return new String(opened.read(offset, length), UTF_8);
    }
  }

  private static LakebirdException failure(Runnable call) {
    var holder = new LakebirdException[1];
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(LakebirdException.class, e -> holder[0] = e);
    return holder[0];
  }
}
