package dev.lakebird.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Folders that survive a power failure: a new entry is safe once the folder that holds it is synced.
final class LocalFolders {
  private static final boolean CAN_SYNC =
      !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");

  private LocalFolders() {}

  /// Makes the folder and what is missing above it.
  static void create(Path folder, boolean sync) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    @Nullable Path parent = folder.getParent();
    if (parent != null) {
      create(parent, sync);
    }
    // Not createDirectory: another writer may have made it in the meantime.
    Files.createDirectories(folder);
    if (sync && parent != null) {
      sync(parent);
    }
  }

  /// Deletes the folder and everything in it; links are deleted, not followed.
  static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Makes the entries of a folder durable. Windows cannot, and does not need to.
  static void sync(Path folder) throws IOException {
    if (!CAN_SYNC) {
      return;
    }
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
