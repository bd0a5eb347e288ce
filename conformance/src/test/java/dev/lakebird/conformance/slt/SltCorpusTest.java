package dev.lakebird.conformance.slt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every file of the corpus, as it is and under hostile settings: the answers are the same.
class SltCorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/slt");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> corpus() throws IOException {
    return variants().entrySet().stream()
        .flatMap(
            variant ->
                files()
                    .map(
                        file ->
                            DynamicTest.dynamicTest(
                                file.getFileName() + ", " + variant.getKey(),
                                () -> run(file, variant.getKey(), variant.getValue()))));
  }

  private static Map<String, Settings> variants() {
    Map<String, Settings> variants = new LinkedHashMap<>();
    variants.put("as it is", Settings.DEFAULTS);
    variants.put("one thread", Settings.DEFAULTS.with("threads=1"));
    variants.put("batches of one row", Settings.DEFAULTS.with("batch_rows=1"));
    variants.put("through plan bytes", Settings.DEFAULTS.with("plan_bytes=true"));
    variants.put("forced spill", Settings.DEFAULTS.with("force_spill=true"));
    return variants;
  }

  private static Stream<Path> files() {
    try (Stream<Path> all = Files.list(CORPUS)) {
      return all.filter(f -> f.toString().endsWith(".slt")).sorted().toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void run(Path file, String variant, Settings settings) throws IOException {
    Path warehouse = Files.createTempDirectory(folder, "warehouse");
    List<SltRecord> records = SltFile.parse(Files.readString(file));
    assertThat(records.stream().filter(r -> !(r instanceof SltRecord.Text)))
        .as(file + " has records")
        .isNotEmpty();
    try (Engine engine = Engine.open(EngineOptions.of(warehouse.toString()))) {
      assertThat(new SltRunner(engine, settings).run(records)).as(file + ", " + variant).isEmpty();
    }
  }
}
