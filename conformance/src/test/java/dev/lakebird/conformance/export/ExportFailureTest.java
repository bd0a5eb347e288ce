package dev.lakebird.conformance.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A failed export leaves no manifest and none of its files.
class ExportFailureTest {
  @TempDir private Path folder;
  private Exports exports;

  @BeforeEach
  void setUp() {
    exports = new Exports(folder);
  }

  private String export(String options, String query) {
    return "EXPORT DATA OPTIONS (uri = '%s', format = 'PARQUET'%s) AS %s"
        .formatted(exports.uri("p-*.parquet"), options, query);
  }

  private void fails(ErrorCode code, String statement) {
    assertThatThrownBy(() -> exports.run(statement))
        .isInstanceOfSatisfying(
            LakebirdException.class, e -> assertThat(e.code()).as(e.describe()).isEqualTo(code));
  }

  @Test
  void existingFilesAreRefusedUnlessOverwritten() throws IOException {
    exports.run(export("", "SELECT 1 AS a"));
    fails(ErrorCode.ALREADY_EXISTS, export("", "SELECT 2 AS a"));
    assertThat(exports.run("SELECT a FROM `" + exports.uri("p-*.parquet") + "`"))
        .containsExactly("1");
    exports.run(export(", overwrite = true", "SELECT 3 AS a"));
    assertThat(exports.run("SELECT a FROM `" + exports.uri("p-*.parquet") + "`"))
        .containsExactly("3");

    Path out = folder.resolve("out");
    Files.delete(out.resolve("p-000000000000.parquet"));
    fails(ErrorCode.ALREADY_EXISTS, export("", "SELECT 2 AS a"));
    Files.delete(out.resolve("_p-manifest.parquet.lakebird-export.json"));
    Files.writeString(out.resolve("p-of-someone-else.parquet"), "x");
    fails(ErrorCode.ALREADY_EXISTS, export("", "SELECT 2 AS a"));
    exports.run(export(", overwrite = true", "SELECT 4 AS a"));
    assertThat(exports.files()).contains("p-of-someone-else.parquet");
  }

  @Test
  void anErrorInTheQueryLeavesNothing() {
    fails(
        ErrorCode.DIVISION_BY_ZERO,
        export("", "SELECT 1 / (x - 19999) AS a FROM UNNEST(GENERATE_ARRAY(1, 20000)) x"));
    assertThat(exports.files()).isEmpty();
  }

  @Test
  void aFailedOverwriteLeavesNoManifest() {
    exports.run(export("", "SELECT 1 AS a"));
    fails(
        ErrorCode.DIVISION_BY_ZERO,
        export(
            ", overwrite = true",
            "SELECT 1 / (x - 19999) AS a FROM UNNEST(GENERATE_ARRAY(1, 20000)) x"));
    assertThat(exports.files()).doesNotContain("_p-manifest.parquet.lakebird-export.json");
    exports.run(export(", overwrite = true", "SELECT 5 AS a"));
    assertThat(exports.run("SELECT a FROM `" + exports.uri("p-*.parquet") + "`"))
        .containsExactly("5");
  }
}
