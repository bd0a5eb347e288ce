package dev.lakebird.conformance.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.engine.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The setting parquet_version.
class ParquetVersionTest {
  private static final String ROWS =
      "SELECT x * 7 AS x, CONCAT('row ', x) AS s FROM UNNEST(GENERATE_ARRAY(1, 20000)) AS x";
  private static final String VERSION_1 = "\"write.parquet.page-version\":\"v1\"";

  @TempDir private Path folder;

  @Test
  void tablesKeepTheVersionThatTheyWereCreatedWith() throws IOException {
    var exports = new Exports(folder);
    var settings = Settings.DEFAULTS.with("parquet_version=1");
    exports.run(settings, UnaryOperator.identity(), "CREATE SCHEMA s; CREATE TABLE s.t AS " + ROWS);
    exports.run("INSERT INTO s.t " + ROWS);
    List<String> metadata = metadata();
    assertThat(metadata).isNotEmpty().allMatch(text -> text.contains(VERSION_1));
    assertThat(exports.run("SELECT SUM(x), SUM(LENGTH(s)) FROM s.t"))
        .containsExactly("2800140000|337788");
  }

  @Test
  void tablesSayNothingOtherwise() throws IOException {
    var exports = new Exports(folder);
    exports.run("CREATE SCHEMA s; CREATE TABLE s.t AS " + ROWS);
    assertThat(metadata()).isNotEmpty().noneMatch(text -> text.contains("page-version"));
    assertThat(exports.run("SELECT SUM(x), SUM(LENGTH(s)) FROM s.t"))
        .containsExactly("1400070000|168894");
  }

  @Test
  void otherVersionsAreRefused() {
    assertThatThrownBy(() -> Settings.DEFAULTS.with("parquet_version=3"))
        .hasMessageContaining("parquet_version takes a whole number from 1 to 2");
  }

  private List<String> metadata() throws IOException {
    try (var paths = Files.walk(folder)) {
      var texts = new ArrayList<String>();
      for (Path path : paths.filter(p -> p.toString().endsWith(".metadata.json")).toList()) {
        texts.add(Files.readString(path).replace(" : ", ":"));
      }
      return texts;
    }
  }
}
