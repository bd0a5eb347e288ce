package dev.lakebird.benchmarks;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Bytes of what a race wrote.
final class FileSizes {
  private FileSizes() {}

  /// The size of a file, or of all files below a folder.
  ///
  /// @throws LakebirdException STORAGE_UNAVAILABLE
  static long of(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE, "A written file cannot be looked at", e);
    }
  }
}
