package dev.lakebird.sql.analyze;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The names of all functions in the GoogleSQL reference, so that one that does not exist here yet can
/// be told from one that does not exist.
final class DocumentedFunctions {
  private static final Set<String> NAMES = load();

  private DocumentedFunctions() {}

  static boolean contains(String name) {
    return NAMES.contains(name.toUpperCase(Locale.ROOT));
  }

  private static Set<String> load() {
    try (InputStream in =
        DocumentedFunctions.class.getResourceAsStream("documented-functions.txt")) {
      if (in == null) {
        throw new IllegalStateException("The list of documented functions is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
