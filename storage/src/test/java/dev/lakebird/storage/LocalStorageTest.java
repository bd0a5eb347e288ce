package dev.lakebird.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.WriteMode;
import dev.lakebird.storage.s3.S3Settings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStorageTest extends StorageContract {
  private static final int WRITERS = 8;

  @TempDir Path temporary;

  private final Storage storage = Storage.of(StorageSettings.of(S3Settings.defaults()));

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  Storage storage() {
    return storage;
  }

  @Override
  String folder() {
    return temporary.resolve("folder").toString();
  }

  @Test
  void pathsAndUrisNameTheSameFile() {
    String path = folder() + "/a b%20c.txt";
    storage.write(path, bytes("x"), WriteMode.REPLACE);
    for (String spelling :
        new String[] {
          "file:" + path, "file://" + path, "file://localhost" + path, "FILE:" + path
        }) {
      assertThat(storage.readAll(spelling)).isEqualTo(bytes("x"));
      assertThat(storage.canonical(spelling)).isEqualTo(path);
    }
    assertThat(locations(storage.list("file:" + folder()))).containsExactly("file:" + path);
    assertThat(storage.canonical(folder() + "/x/../a")).isEqualTo(folder() + "/a");
  }

  @Test
  void relativePathsAreOfTheWorkingFolder() {
    assertThat(storage.canonical("a/b")).isEqualTo(Path.of("a/b").toAbsolutePath().toString());
    assertThat(locations(storage.expand("src/test/java/*/LocalStorageTest.java")))
        .containsExactly("src/test/java/dev/lakebird/storage/LocalStorageTest.java");
  }

  @Test
  void otherHostsAndSchemesAreRefused() {
    assertFails(ErrorCode.INVALID_ARGUMENT, "file://host/a", () -> storage.exists("file://host/a"));
    assertFails(ErrorCode.UNIMPLEMENTED, "gs://b/a", () -> storage.exists("gs://b/a"));
  }

  @Test
  void ofManyWritersOneCreatesTheFile() throws Exception {
    String file = folder() + "/identity.json";
    var outcomes = new ArrayList<Future<Boolean>>();
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      for (int i = 0; i < WRITERS; i++) {
        byte[] content = bytes("writer " + i);
        Callable<Boolean> create = () -> created(file, content);
        outcomes.add(threads.submit(create));
      }
    }
    int winners = 0;
    for (var outcome : outcomes) {
      winners += outcome.get() ? 1 : 0;
    }
    assertThat(winners).isEqualTo(1);
    try (var files = Files.list(Path.of(folder()))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void deletedFoldersAreGone() {
    storage.write(folder() + "/a/b/c.txt", bytes("x"), WriteMode.REPLACE);
    storage.delete(folder() + "/a/b");
    assertThat(storage.exists(folder() + "/a/b/c.txt")).isTrue();
    storage.deleteFolder(folder());
    assertThat(Path.of(folder())).doesNotExist();
    storage.deleteFolder(folder());
  }

  @Test
  void fullDiskIsTold() {
    String device = "/dev/full";
    assumeThat(Files.exists(Path.of(device))).isTrue();
    assertFails(
        ErrorCode.STORAGE_FULL, device, () -> storage.write(device, bytes("x"), WriteMode.REPLACE));
    assertThat(Files.exists(Path.of(device))).isTrue();
  }

  @Test
  void refusedFolderIsTold() throws IOException {
    Path locked = Files.createDirectories(temporary.resolve("locked"));
    assumeThat(locked.toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(locked)).as("not the superuser").isFalse();
    String file = locked + "/a.txt";
    assertFails(
        ErrorCode.STORAGE_DENIED, file, () -> storage.write(file, bytes("x"), WriteMode.REPLACE));
  }

  @Test
  void folderIsNoFile() throws IOException {
    String folder = Files.createDirectories(temporary.resolve("d")).toString();
    assertThat(storage.exists(folder)).isFalse();
    assertFails(
        ErrorCode.INVALID_ARGUMENT,
        folder,
        () -> storage.write(folder, bytes("x"), WriteMode.REPLACE));
    String below = temporary.resolve("file") + "/below.txt";
    storage.write(temporary.resolve("file").toString(), bytes("x"), WriteMode.REPLACE);
    assertThat(storage.exists(below)).isFalse();
    assertFails(ErrorCode.NOT_FOUND, below, () -> storage.open(below).close());
  }

  @Test
  void fileTruncatedWhileOpenIsCorrupt() throws IOException {
    String file = folder() + "/t.bin";
    storage.write(file, new byte[100_000], WriteMode.REPLACE);
    try (var opened = storage.open(file)) {
      try (var raw = new RandomAccessFile(file, "rw")) {
        raw.setLength(10);
      }
      assertFails(ErrorCode.CORRUPT_FILE, file, () -> opened.read(50_000, 1_000));
    }
  }

  @Test
  void mappingIsOffUnlessAskedFor() {
    String file = folder() + "/m.bin";
    storage.write(file, bytes("0123456789"), WriteMode.REPLACE);
    var mapping = StorageSettings.of(S3Settings.defaults()).withMapLocalFiles(true);
    try (var arena = Arena.ofShared();
        var mapped = Storage.of(mapping);
        var plain = storage.open(file);
        var opened = mapped.open(file)) {
      assertThat(plain.map(0, 10, arena)).isEmpty();
      MemorySegment bytes = opened.map(2, 3, arena).orElseThrow();
      assertThat(bytes.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes("234"));
      assertFails(ErrorCode.CORRUPT_FILE, file, () -> opened.map(5, 6, arena));
    }
  }

  private boolean created(String file, byte[] content) {
    try {
      storage.write(file, content, WriteMode.IF_ABSENT);
      return true;
    } catch (LakebirdException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
      return false;
    }
  }
}
