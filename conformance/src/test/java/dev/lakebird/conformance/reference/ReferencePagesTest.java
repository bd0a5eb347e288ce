package dev.lakebird.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencePagesTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void pagesAreWhatTheCodeSays() throws IOException {
    for (Map.Entry<String, String> page : ReferencePages.pages(ROOT).entrySet()) {
      assertThat(ROOT.resolve("docs/reference").resolve(page.getKey()))
          .as("run ReferencePages to write docs/reference again")
          .hasContent(page.getValue());
    }
  }

  @Test
  void everyFunctionHasDocumentationAndAnExample() throws IOException {
    String functions = Files.readString(ROOT.resolve("docs/reference/functions.md"));
    assertThat(functions).doesNotContain("\n\n\n\n");
    for (var function : dev.lakebird.functions.Functions.all()) {
      assertThat(function.definition().examples())
          .as(function.definition().name() + " has an example")
          .isNotEmpty();
    }
  }
}
