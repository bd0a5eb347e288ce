package dev.lakebird.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Reads the repository itself: what no compiler and no formatter refuses.
class RepositoryTest {
  private static final int LINES_MAX = 600;

  private static final Pattern TEST_METHOD =
      Pattern.compile("(?m)^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b");
  // In two parts, so that this file does not break its own rule.
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern SUPERCLASS = Pattern.compile("\\bclass \\w+\\s+extends (\\w+)");
  private static final Pattern PAGE = Pattern.compile("\\d{4}-[a-z0-9-]+\\.md");

  private static Path root = Path.of("");
  private static List<Path> sources = List.of();

  @BeforeAll
  static void findSources() throws IOException {
    root = Repository.root();
    List<Path> found = new ArrayList<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
      }
    }
    sources = found;
    assertThat(sources).hasSizeGreaterThan(100);
  }

  @Test
  void everyModuleIsTested() throws IOException {
    var tests = new TreeMap<String, Integer>();
    Set<String> inConformance = new HashSet<>();
    for (Path module : modules()) {
      tests.put(module.getFileName().toString(), 0);
    }
    for (Path file : sources) {
      if (!isTest(file)) {
        continue;
      }
      String text = Files.readString(file);
      if (file.getFileName().toString().endsWith("Test.java")) {
        int count = (int) TEST_METHOD.matcher(text).results().count();
        tests.merge(moduleOf(file), count, Integer::sum);
      }
      if (moduleOf(file).equals("conformance")) {
        text.lines()
            .filter(line -> line.startsWith("import dev.lakebird."))
            .forEach(line -> inConformance.add(line.split("\\.")[2]));
      }
    }
    // The shell and the wiring of the engine are tested whole, from outside.
    for (String module : List.of("cli", "engine")) {
      assertThat(inConformance).contains(module);
      tests.remove(module);
    }
    assertThat(tests).allSatisfy((module, count) -> assertThat(count).as(module).isPositive());
  }

  @Test
  void everyTestClassIsFoundByItsName() throws IOException {
    List<String> breaches = new ArrayList<>();
    Set<String> extended = new HashSet<>();
    for (Path file : sources) {
      SUPERCLASS.matcher(Files.readString(file)).results().forEach(m -> extended.add(m.group(1)));
    }
    for (Path file : sources) {
      String name = file.getFileName().toString().replace(".java", "");
      String text = Files.readString(file);
      if (TEST_METHOD.matcher(text).find()) {
        boolean kit = name.endsWith("Contract") && extended.contains(name);
        if (!isTest(file) || !(name.endsWith("Test") || kit)) {
          breaches.add(root.relativize(file).toString());
        }
      }
    }
    assertThat(breaches).isEmpty();
  }

  @Test
  void noFileIsAGiant() throws IOException {
    List<String> giants = new ArrayList<>();
    for (Path file : sources) {
      long lines = Files.readString(file).lines().count();
      if (lines > LINES_MAX) {
        giants.add(root.relativize(file) + " has " + lines + " lines");
      }
    }
    assertThat(giants).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIs() {
    Set<String> described = new HashSet<>();
    Set<String> packages = new HashSet<>();
    for (Path file : sources) {
      String folder =
          root.relativize(file.getParent()).toString().replaceFirst("src/(main|test)/java/", "");
      packages.add(folder);
      if (file.endsWith("package-info.java")) {
        described.add(folder);
      }
    }
    packages.removeAll(described);
    assertThat(packages).isEmpty();
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    List<String> breaches = new ArrayList<>();
    for (Path file : sources) {
      if (UNFINISHED.matcher(Files.readString(file)).find()) {
        breaches.add(root.relativize(file).toString());
      }
    }
    assertThat(breaches).isEmpty();
  }

  @Test
  void theIndexOfDecisionsIsWhole() throws IOException {
    Path folder = root.resolve("docs").resolve("decisions");
    String index = Files.readString(folder.resolve("README.md"));
    List<String> linked =
        PAGE.matcher(index).results().map(match -> match.group()).distinct().sorted().toList();
    try (Stream<Path> pages = Files.list(folder)) {
      assertThat(linked)
          .containsExactlyElementsOf(
              pages
                  .map(page -> page.getFileName().toString())
                  .filter(name -> !name.equals("README.md"))
                  .sorted()
                  .toList());
    }
  }

  private static List<Path> modules() {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .filter(folder -> Files.exists(folder.resolve("src")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTest(Path file) {
    return root.relativize(file).startsWith(moduleOf(file) + "/src/test");
  }

  private static String moduleOf(Path file) {
    return root.relativize(file).getName(0).toString();
  }
}
