package dev.lakebird.conformance.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.engine.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which encodings the data files of tables have.
class ParquetVersionTest {
  private static final String ROWS =
      "SELECT x * 7 AS x, CONCAT('row ', x) AS s FROM UNNEST(GENERATE_ARRAY(1, 20000)) AS x";

  @TempDir private Path folder;

  @Test
  void tablesAreDeltaEncoded() throws IOException {
    var exports = new Exports(folder);
    exports.run("CREATE SCHEMA s; CREATE TABLE s.t AS " + ROWS);
    assertThat(encodings())
        .contains(Encoding.DELTA_BINARY_PACKED, Encoding.DELTA_LENGTH_BYTE_ARRAY);
    assertThat(exports.run("SELECT SUM(x), SUM(LENGTH(s)) FROM s.t"))
        .containsExactly("1400070000|168894");
  }

  @Test
  void tablesOfVersionOneAreNot() throws IOException {
    var exports = new Exports(folder);
    var settings = Settings.DEFAULTS.with("parquet_version=1");
    exports.run(settings, UnaryOperator.identity(), "CREATE SCHEMA s; CREATE TABLE s.t AS " + ROWS);
    // The table keeps it, whoever writes.
    exports.run("INSERT INTO s.t " + ROWS);
    assertThat(encodings())
        .isSubsetOf(Encoding.PLAIN, Encoding.RLE, Encoding.RLE_DICTIONARY)
        .contains(Encoding.PLAIN);
    assertThat(exports.run("SELECT SUM(x), SUM(LENGTH(s)) FROM s.t"))
        .containsExactly("2800140000|337788");
  }

  @Test
  void otherVersionsAreRefused() {
    assertThatThrownBy(() -> Settings.DEFAULTS.with("parquet_version=3"))
        .hasMessageContaining("parquet_version takes a whole number from 1 to 2");
  }

  private Set<Encoding> encodings() throws IOException {
    Set<Encoding> found = EnumSet.noneOf(Encoding.class);
    try (var paths = Files.walk(folder)) {
      for (Path path :
          paths
              .filter(p -> p.toString().endsWith(".parquet"))
              .sorted(Comparator.naturalOrder())
              .toList()) {
        byte[] file = Files.readAllBytes(path);
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        var footer = new ByteArrayInputStream(file, file.length - 8 - length, length);
        for (var rowGroup : Util.readFileMetaData(footer).getRow_groups()) {
          rowGroup.getColumns().forEach(c -> found.addAll(c.getMeta_data().getEncodings()));
        }
      }
    }
    return found;
  }
}
