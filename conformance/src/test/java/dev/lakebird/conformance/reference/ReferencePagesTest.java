package dev.lakebird.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.foundation.ErrorCategory;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.SqlFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferencePagesTest {
  private static final Path ROOT = Path.of("..");

  /// User errors that no statement alone can cause: arguments, permissions, cancelling.
  private static final Set<ErrorCode> ELSEWHERE =
      Set.of(ErrorCode.INVALID_ARGUMENT, ErrorCode.ACCESS_DENIED, ErrorCode.CANCELLED);

  /// Special forms that are written without their name; `select.slt` has them.
  private static final Set<String> FORMS = Set.of("$make_struct");

  @Test
  void pagesAreWhatTheCodeSays() throws IOException {
    for (Map.Entry<String, String> page : ReferencePages.pages(ROOT).entrySet()) {
      assertThat(ROOT.resolve("docs/reference").resolve(page.getKey()))
          .as("run ReferencePages to write docs/reference again")
          .hasContent(page.getValue());
    }
  }

  @Test
  void everyFunctionHasAnExampleOrACaseOfTheCorpus() throws IOException {
    String corpus = corpus().toUpperCase(Locale.ROOT);
    List<String> without = new ArrayList<>();
    for (SqlFunction function : Functions.all()) {
      String name = function.definition().name();
      boolean named =
          Pattern.compile("\\b" + Pattern.quote(name.toUpperCase(Locale.ROOT)) + "\\(")
              .matcher(corpus)
              .find();
      if (function.definition().examples().isEmpty() && !named && !FORMS.contains(name)) {
        without.add(name);
      }
    }
    assertThat(without).isEmpty();
  }

  @Test
  void everyUserErrorCodeHasACaseOfTheCorpusOrAnOwnTest() throws IOException {
    String corpus = corpus();
    List<String> without = new ArrayList<>();
    for (ErrorCode code : ErrorCode.values()) {
      if (code.category() == ErrorCategory.USER
          && !ELSEWHERE.contains(code)
          && !corpus.contains("statement error " + code)) {
        without.add(code.name());
      }
    }
    assertThat(without).isEmpty();
  }

  private static String corpus() throws IOException {
    var text = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/slt"))) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
