package dev.lakebird.storage.local;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Spellings of local locations: a plain path, `file:/path`, `file:///path`, `file://localhost/path`. What follows
/// the scheme is the path itself: nothing is percent-decoded, as Iceberg writers put encoded partition
/// values into folder names.
final class LocalPaths {
  private static final String SCHEME = "file:";

  private LocalPaths() {}

  /// The absolute, normalised path that a location names.
  static Path parse(String location) {
    String text = location;
    if (text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      text = text.substring(SCHEME.length());
      if (text.startsWith("//")) {
        String rest = text.substring(2);
        int slash = rest.indexOf('/');
        String host = slash < 0 ? rest : rest.substring(0, slash);
        if (slash < 0 || !(host.isEmpty() || host.equals("localhost"))) {
          throw invalid(location, null);
        }
        text = rest.substring(slash);
      }
    }
    if (text.isEmpty()) {
      throw invalid(location, null);
    }
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw invalid(location, e);
    }
  }

  private static LakebirdException invalid(String location, @Nullable InvalidPathException cause) {
    String message = "The location is not a path of the local file system";
    LakebirdException failure =
        cause == null
            ? new LakebirdException(ErrorCode.INVALID_ARGUMENT, message)
            : new LakebirdException(ErrorCode.INVALID_ARGUMENT, message, cause);
    return failure.with("file", location);
  }
}
