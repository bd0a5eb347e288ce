package dev.lakebird.sql.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.sql.parse.SqlParser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathSyntaxTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.b.c | a,b,c",
        "`a.b.c` | a,b,c",
        "`a`.`b.c` | a,b,c",
        "my-project.b.c | my-project,b,c",
        "a-1.b | a-1,b",
        "`example.com:project-id.region-us.INFORMATION_SCHEMA.JOBS` | example.com:project-id,region-us,INFORMATION_SCHEMA,JOBS",
        "`s3://bucket/dir.v1/*.parquet` | s3://bucket/dir.v1/*.parquet",
        "`./data/x.parquet` | ./data/x.parquet",
        "`select`.from | select,from",
      })
  void aQuotedPartMayHoldSeveralNames(String written, String names) {
    var drop = (DropSyntax) SqlParser.parse("DROP TABLE " + written).getFirst();
    assertThat(drop.name().objectNames()).isEqualTo(List.of(names.split(",")));
  }
}
