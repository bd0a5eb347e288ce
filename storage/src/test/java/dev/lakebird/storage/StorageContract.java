package dev.lakebird.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.RangeRead;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What every place for bytes promises. A subclass names the place; each test works below a folder of
/// its own.
abstract class StorageContract {
  private static final int BIG_BYTES = (20 << 20) + 12_345;

  abstract Storage storage();

  /// A folder that no other test uses, without a slash at its end.
  abstract String folder();

  @Test
  void whatIsWrittenIsRead() {
    String file = folder() + "/a/b.txt";
    var identity = storage().write(file, bytes("Oslo"), WriteMode.REPLACE);
    assertThat(storage().readAll(file)).isEqualTo(bytes("Oslo"));
    assertThat(identity.length()).isEqualTo(4);
    assertThat(identity.location()).isEqualTo(storage().canonical(file));
    try (var opened = storage().open(file)) {
      assertThat(opened.identity()).isEqualTo(identity);
      assertThat(opened.location()).isEqualTo(file);
      assertThat(opened.read(1, 2)).isEqualTo(bytes("sl"));
    }
    assertThat(storage().find(file).map(StoredFile::identity)).contains(identity);
  }

  @Test
  void emptyFilesAreFiles() {
    String file = folder() + "/empty";
    storage().write(file, new byte[0], WriteMode.IF_ABSENT);
    assertThat(storage().exists(file)).isTrue();
    assertThat(storage().readAll(file)).isEmpty();
  }

  @Test
  void nothingIsVisibleBeforeTheCommit() {
    String file = folder() + "/late.txt";
    try (var writer = storage().create(file, WriteMode.REPLACE)) {
      writer.write(bytes("half"), 0, 4);
      assertThat(writer.position()).isEqualTo(4);
      assertThat(storage().exists(file)).isFalse();
      assertThat(storage().list(folder())).isEmpty();
    }
    assertThat(storage().exists(file)).isFalse();
    assertThat(storage().list(folder())).isEmpty();
  }

  @Test
  void longFileGivenUpLeavesNothing() {
    String file = folder() + "/long.bin";
    try (var writer = storage().create(file, WriteMode.REPLACE)) {
      byte[] content = random(BIG_BYTES);
      writer.write(content, 0, content.length);
    }
    assertThat(storage().exists(file)).isFalse();
    assertThat(storage().list(folder())).isEmpty();
  }

  @Test
  void replaceReplacesAndChangesTheIdentity() {
    String file = folder() + "/a.txt";
    var first = storage().write(file, bytes("one"), WriteMode.REPLACE);
    var second = storage().write(file, bytes("two"), WriteMode.REPLACE);
    assertThat(storage().readAll(file)).isEqualTo(bytes("two"));
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void ifAbsentKeepsTheFirst() {
    String file = folder() + "/identity.json";
    storage().write(file, bytes("one"), WriteMode.IF_ABSENT);
    assertFails(
        ErrorCode.ALREADY_EXISTS,
        file,
        () -> storage().write(file, bytes("two"), WriteMode.IF_ABSENT));
    assertThat(storage().readAll(file)).isEqualTo(bytes("one"));
  }

  @Test
  void ifAbsentIsDecidedAtTheCommit() {
    String file = folder() + "/race.json";
    try (var loser = storage().create(file, WriteMode.IF_ABSENT)) {
      loser.write(bytes("loser"), 0, 5);
      storage().write(file, bytes("winner"), WriteMode.IF_ABSENT);
      assertFails(ErrorCode.ALREADY_EXISTS, file, loser::commit);
    }
    assertThat(storage().readAll(file)).isEqualTo(bytes("winner"));
    assertThat(storage().list(folder())).hasSize(1);
  }

  @Test
  void longFilesGoRoundInPieces() {
    String file = folder() + "/big.bin";
    byte[] content = random(BIG_BYTES);
    try (var arena = Arena.ofShared();
        var writer = storage().create(file, WriteMode.IF_ABSENT)) {
      var segment = arena.allocate(BIG_BYTES);
      MemorySegment.copy(content, 0, segment, ValueLayout.JAVA_BYTE, 0, BIG_BYTES);
      writer.write(segment.asSlice(0, 1_000_000));
      writer.write(content, 1_000_000, 77);
      writer.write(segment.asSlice(1_000_077));
      writer.commit();
    }
    assertThat(Arrays.equals(storage().readAll(file), content)).isTrue();
    try (var arena = Arena.ofShared();
        var opened = storage().open(file, BIG_BYTES)) {
      var target = arena.allocate(BIG_BYTES);
      opened.startReads(List.of(new RangeRead(0, target))).join();
      assertThat(Arrays.equals(target.toArray(ValueLayout.JAVA_BYTE), content)).isTrue();
    }
  }

  @Test
  void rangesFillTheirTargets() {
    String file = folder() + "/ranges.bin";
    byte[] content = random(3_000_000);
    storage().write(file, content, WriteMode.REPLACE);
    long seed = System.nanoTime();
    var random = new Random(seed);
    try (var arena = Arena.ofShared();
        var opened = storage().open(file)) {
      for (int round = 0; round < 4; round++) {
        var reads = new ArrayList<RangeRead>();
        for (int i = 0; i < 12; i++) {
          int offset = random.nextInt(content.length);
          int length = random.nextInt(Math.min(60_000, content.length - offset) + 1);
          MemorySegment target =
              i % 2 == 0 ? arena.allocate(length) : MemorySegment.ofArray(new byte[length]);
          reads.add(new RangeRead(offset, target));
        }
        if (round % 2 == 0) {
          opened.readRanges(reads);
        } else {
          opened.startReads(reads).join();
        }
        for (RangeRead read : reads) {
          byte[] expected = Arrays.copyOfRange(content, (int) read.offset(), (int) read.end());
          assertThat(read.target().toArray(ValueLayout.JAVA_BYTE))
              .as("seed %d, offset %d", seed, read.offset())
              .isEqualTo(expected);
        }
      }
      assertThat(opened.counters().bytesAsked()).isPositive();
    }
  }

  @Test
  void readPastTheEndIsACorruptFile() {
    String file = folder() + "/short.bin";
    storage().write(file, bytes("0123456789"), WriteMode.REPLACE);
    try (var opened = storage().open(file)) {
      assertFails(ErrorCode.CORRUPT_FILE, file, () -> opened.read(5, 6));
      assertFails(ErrorCode.CORRUPT_FILE, file, () -> opened.read(-1, 1));
      assertFails(ErrorCode.CORRUPT_FILE, file, () -> opened.read(Long.MAX_VALUE, 1));
      assertThat(opened.read(10, 0)).isEmpty();
    }
  }

  @Test
  void fileShorterThanItsMetadataSaysIsCorrupt() {
    String file = folder() + "/truncated.bin";
    storage().write(file, bytes("0123456789"), WriteMode.REPLACE);
    for (long wrong : new long[] {9, 11, 5_000}) {
      assertFails(
          ErrorCode.CORRUPT_FILE,
          file,
          () -> {
            try (var opened = storage().open(file, wrong)) {
              opened.read(wrong - 8, 8);
            }
          });
    }
  }

  @Test
  void replacedFileIsNotMixedWithItsSuccessor() {
    String file = folder() + "/changing.bin";
    storage().write(file, bytes("old old old"), WriteMode.REPLACE);
    try (var opened = storage().open(file)) {
      assertThat(opened.read(0, 3)).isEqualTo(bytes("old"));
      storage().write(file, bytes("new new new"), WriteMode.REPLACE);
      try {
        assertThat(opened.read(4, 3)).isEqualTo(bytes("old"));
      } catch (LakebirdException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
      }
    }
  }

  @Test
  void missingFilesAreNotFound() {
    String file = folder() + "/missing.bin";
    assertThat(storage().find(file)).isEmpty();
    assertThat(storage().exists(file)).isFalse();
    assertFails(ErrorCode.NOT_FOUND, file, () -> storage().open(file).close());
    assertFails(
        ErrorCode.NOT_FOUND,
        file,
        () -> {
          try (var opened = storage().open(file, 10)) {
            opened.read(0, 10);
          }
        });
  }

  @Test
  void listingIsRecursiveSortedAndSpelledAsAsked() {
    write("x/2.txt", "x/deep/er/1.txt", "x/1.txt", "xy/1.txt", "y.txt");
    assertThat(locations(storage().list(folder() + "/x")))
        .containsExactly(
            folder() + "/x/1.txt", folder() + "/x/2.txt", folder() + "/x/deep/er/1.txt");
    assertThat(storage().list(folder() + "/x/"))
        .allSatisfy(
            file -> {
              assertThat(file.length()).isEqualTo(1);
              assertThat(storage().find(file.location()).map(StoredFile::identity))
                  .contains(file.identity());
            });
    assertThat(storage().list(folder() + "/none")).isEmpty();
  }

  @Test
  void patternsNameFilesInFoldersToo() {
    write("p/a.parquet", "p/b.csv", "p/q/c.parquet", "pa/d.parquet");
    assertThat(locations(storage().expand(folder() + "/p/*.parquet")))
        .containsExactly(folder() + "/p/a.parquet", folder() + "/p/q/c.parquet");
    assertThat(locations(storage().expand(folder() + "/p*.parquet"))).hasSize(3);
    assertThat(locations(storage().expand(folder() + "/p/q*")))
        .containsExactly(folder() + "/p/q/c.parquet");
    assertThat(locations(storage().expand(folder() + "/*/q/*"))).hasSize(1);
    assertThat(locations(storage().expand(folder() + "/p/b.csv")))
        .containsExactly(folder() + "/p/b.csv");
    assertThat(storage().expand(folder() + "/none/*")).isEmpty();
    assertThat(storage().expand(folder() + "/none.csv")).isEmpty();
  }

  @Test
  void namesAreTakenLiterally() {
    for (String name :
        List.of("city=%C3%98rsta%2Fx/a b.txt", "Ørsta/ü+&=;,'().txt", "a?b#c.txt", "[x].txt")) {
      String file = folder() + "/" + name;
      storage().write(file, bytes(name), WriteMode.REPLACE);
      assertThat(storage().readAll(file)).isEqualTo(bytes(name));
      assertThat(locations(storage().list(folder()))).contains(file);
      storage().deleteFolder(folder());
    }
    assertThat(storage().list(folder())).isEmpty();
  }

  @Test
  void deletingIsIdempotent() {
    write("1", "2", "3", "4");
    storage().delete(folder() + "/1");
    storage().delete(folder() + "/1");
    storage().deleteAll(List.of(folder() + "/2", folder() + "/none", folder() + "/3"));
    assertThat(locations(storage().list(folder()))).containsExactly(folder() + "/4");
  }

  @Test
  void closingEndsReads() {
    String file = folder() + "/closing.bin";
    storage().write(file, random(BIG_BYTES), WriteMode.REPLACE);
    var targets = new ArrayList<RangeRead>();
    var arena = Arena.ofShared();
    for (int i = 0; i < 4; i++) {
      targets.add(new RangeRead((long) i << 22, arena.allocate(4 << 20)));
    }
    var opened = storage().open(file);
    var reads = opened.startReads(targets);
    opened.close();
    // A shared arena refuses to close while a thread is inside its memory, and any later touch
    // throws.
    arena.close();
    assertThat(reads.handle((done, failure) -> String.valueOf(failure)).join())
        .doesNotContain("Already closed");
    assertThatThrownBy(() -> opened.read(0, 1)).isInstanceOf(LakebirdException.class);
  }

  @Test
  void interruptedReadIsCancelledAndOthersGoOn() {
    String file = folder() + "/interrupted.bin";
    storage().write(file, bytes("0123456789"), WriteMode.REPLACE);
    try (var opened = storage().open(file)) {
      Thread.currentThread().interrupt();
      assertFails(ErrorCode.CANCELLED, file, () -> opened.read(0, 5));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(opened.read(5, 5)).isEqualTo(bytes("56789"));
    }
  }

  final void assertFails(ErrorCode code, String file, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> {
              assertThat(e.code()).as(e.describe()).isEqualTo(code);
              assertThat(e.context()).containsEntry("file", file);
            });
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static List<String> locations(Iterable<StoredFile> files) {
    var locations = new ArrayList<String>();
    files.forEach(file -> locations.add(file.location()));
    return locations;
  }

  private void write(String... names) {
    for (String name : names) {
      storage().write(folder() + "/" + name, bytes("x"), WriteMode.REPLACE);
    }
  }

  private static byte[] random(int length) {
    byte[] content = new byte[length];
    new Random(42).nextBytes(content);
    return content;
  }
}
