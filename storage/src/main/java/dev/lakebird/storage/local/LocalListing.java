package dev.lakebird.storage.local;

import dev.lakebird.storage.bytes.StoredFile;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/// Lists local files whose location begins with a prefix, as an object store would.
final class LocalListing {
  private LocalListing() {}

  static List<StoredFile> list(String prefix) {
    int slash = Math.max(prefix.lastIndexOf('/'), prefix.lastIndexOf(':'));
    String spelling = prefix.substring(0, slash + 1);
    String firstName = prefix.substring(slash + 1);
    Path folder = LocalPaths.parse(spelling.isEmpty() ? "." : spelling);
    var found = new ArrayList<StoredFile>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Collector(folder, spelling, firstName, found));
    } catch (IOException e) {
      throw LocalFaults.map(e, prefix);
    }
    found.sort(Comparator.comparing(StoredFile::location));
    return found;
  }

  /// Collects regular files below `folder`, spelled as the caller spelled the folder.
  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final String spelling;
    private final String firstName;
    private final List<StoredFile> found;

    Collector(Path folder, String spelling, String firstName, List<StoredFile> found) {
      this.folder = folder;
      this.spelling = spelling;
      this.firstName = firstName;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean top = directory.getParent() != null && folder.equals(directory.getParent());
      boolean other = top && !String.valueOf(directory.getFileName()).startsWith(firstName);
      return other ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String relative = folder.relativize(file).toString().replace('\\', '/');
      if (attributes.isRegularFile()
          && relative.startsWith(firstName)
          && !relative.endsWith(LocalWriter.TEMPORARY_SUFFIX)) {
        found.add(LocalStore.describe(spelling + relative, file, attributes));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      // A file deleted in the meantime is none; a loop of links has been seen already.
      if (failure instanceof NoSuchFileException || failure instanceof FileSystemLoopException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
