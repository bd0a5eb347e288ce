package dev.lakebird.conformance;

import java.nio.file.Files;
import java.nio.file.Path;

/// The repository that the tests run in.
public final class Repository {
  private Repository() {}

  /// Its folder: the one with the launcher, at or above the working folder.
  public static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("lakebird"))) {
        return folder;
      }
    }
    throw new AssertionError("The tests do not run inside the repository");
  }
}
