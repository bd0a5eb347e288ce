package dev.lakebird.storage.iceberg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.miniodev.S3DevServer;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.storage.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.RangeReadable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StorageFileIOTest {
  @TempDir Path temporary;

  private final S3DevServer server = S3DevServer.start();
  private final Storage storage =
      Storage.of(
          StorageSettings.of(
              S3Settings.at(server.endpoint(), server.accessKey(), server.secretKey())));
  private final StorageFileIO io = storage.fileIO();
  private int folders;

  @BeforeAll
  void start() {
    server.createBucket("shop");
  }

  @AfterAll
  void stop() {
    storage.close();
    server.close();
  }

  private String newFolder(String kind) {
    String name = kind.replaceAll("\\W", "") + ++folders;
    return kind.equals("s3://") ? "s3://shop/" + name : kind + temporary.resolve(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", "s3://"})
  void streamsRoundTrip(String kind) throws IOException {
    String folder = newFolder(kind);
    byte[] content = new byte[3_000_000];
    new Random(7).nextBytes(content);
    var out = io.newOutputFile(folder + "/metadata/v1.json");
    try (var stream = out.create()) {
      stream.write(content, 0, 1_000);
      stream.write(content[1_000]);
      stream.write(content, 1_001, content.length - 1_001);
      assertThat(stream.getPos()).isEqualTo(content.length);
    }
    var in = out.toInputFile();
    assertThat(in.exists()).isTrue();
    assertThat(in.getLength()).isEqualTo(content.length);
    try (var stream = in.newStream()) {
      assertThat(Arrays.equals(stream.readAllBytes(), content)).isTrue();
      assertThat(stream.read()).isEqualTo(-1);
      stream.seek(2_000_000);
      assertThat((byte) stream.read()).isEqualTo(content[2_000_000]);
      assertThat(stream.getPos()).isEqualTo(2_000_001);
      stream.seek(5);
      assertThat(stream.skip(5)).isEqualTo(5);
      assertThat((byte) stream.read()).isEqualTo(content[10]);
      byte[] tail = new byte[8];
      assertThat(((RangeReadable) stream).readTail(tail)).isEqualTo(8);
      assertThat(tail).isEqualTo(Arrays.copyOfRange(content, content.length - 8, content.length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", "s3://"})
  void contractsOfIcebergAreKept(String kind) throws IOException {
    String folder = newFolder(kind);
    var file = io.newOutputFile(folder + "/a.avro");
    file.create().close();
    assertThatThrownBy(() -> file.create().close())
        .isInstanceOf(AlreadyExistsException.class)
        .satisfies(e -> assertThat(original(e)).isEqualTo(ErrorCode.ALREADY_EXISTS));
    try (var stream = file.createOrOverwrite()) {
      stream.write("second".getBytes(UTF_8));
    }
    try (var stream = io.newInputFile(folder + "/a.avro", 6).newStream()) {
      assertThat(stream.readAllBytes()).isEqualTo("second".getBytes(UTF_8));
    }
    var missing = io.newInputFile(folder + "/none.avro");
    assertThat(missing.exists()).isFalse();
    assertThatThrownBy(missing::getLength).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> {
              try (var stream = io.newInputFile(folder + "/none.avro", 10).newStream()) {
                stream.readAllBytes();
              }
            })
        .isInstanceOf(NotFoundException.class)
        .satisfies(e -> assertThat(original(e)).isEqualTo(ErrorCode.NOT_FOUND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", "s3://"})
  void prefixesAreListedAndDeleted(String kind) throws IOException {
    String folder = newFolder(kind);
    for (String name : List.of("t/data/1", "t/data/2", "t/metadata/1", "tt/1")) {
      try (var stream = io.newOutputFile(folder + "/" + name).create()) {
        stream.write(1);
      }
    }
    assertThat(names(folder + "/t"))
        .containsExactly(folder + "/t/data/1", folder + "/t/data/2", folder + "/t/metadata/1");
    io.deleteFiles(List.of(folder + "/t/data/1", folder + "/t/data/9"));
    io.deleteFile(folder + "/t/data/2");
    assertThat(names(folder + "/t")).containsExactly(folder + "/t/metadata/1");
    io.deletePrefix(folder + "/t");
    assertThat(names(folder + "/t")).isEmpty();
    assertThat(names(folder)).containsExactly(folder + "/tt/1");
  }

  private List<String> names(String prefix) {
    return StreamSupport.stream(io.listPrefix(prefix).spliterator(), false)
        .map(FileInfo::location)
        .toList();
  }

  private static ErrorCode original(Throwable thrown) {
    return IcebergFaults.original(thrown).map(LakebirdException::code).orElseThrow();
  }
}
