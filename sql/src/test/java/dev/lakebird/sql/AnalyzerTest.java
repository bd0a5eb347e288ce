package dev.lakebird.sql;

import static dev.lakebird.sql.Statements.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.sql.analyze.AnalysisOptions;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import dev.lakebird.sql.explain.PlanText;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.value.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalyzerTest {
  private static List<Column> columns(String sql) {
    return ((AnalyzedStatement.Query) Statements.analyze(sql)).columns();
  }

  private static String types(String sql) {
    return String.join(", ", columns(sql).stream().map(c -> c.type().sqlName()).toList());
  }

  @Test
  void selectWithoutFromReadsOneRow() {
    assertThat(tree("SELECT 1, 'a' AS b"))
        .isEqualTo(
            """
            Project [$#1 = 1, b#2 = 'a']
              Values [] rows 1\
            """);
    assertThat(columns("SELECT 1, 'a' AS b, 2"))
        .extracting(Column::name)
        .containsExactly("f0_", "b", "f1_");
  }

  @Test
  void groupsByOrdinalsAliasesAndExpressions() {
    assertThat(tree("SELECT UPPER(city) AS c, id + 1, COUNT(*) FROM shop.orders GROUP BY c, 2"))
        .isEqualTo(
            """
            Project [c#8 = $#6, $#9 = $#7, $#10 = count#5]
              Aggregate by [$#6 = UPPER(city#2), $#7 = (id#1 + 1)] [count#5 = COUNT()]
                Scan shop.orders [id#1, city#2, amount#3, ts#4]\
            """);
    assertThat(tree("SELECT city, MAX(id) + 1 FROM shop.orders GROUP BY ALL"))
        .contains("Aggregate by [city#6 = city#2] [max#5 = MAX(id#1)]");
    assertThat(tree("SELECT city, COUNT(*) FROM shop.orders GROUP BY ROLLUP (city, id)"))
        .contains("sets [[0, 1], [0], []] as grouping_set#6");
  }

  @Test
  void havingAndOrderSeeAliasesAndInput() {
    assertThat(
            tree(
                "SELECT city AS c, SUM(id) AS s FROM shop.orders GROUP BY city HAVING s > 1 AND"
                    + " COUNT(*) > 2 ORDER BY MAX(amount) DESC, c NULLS LAST"))
        .isEqualTo(
            """
            Project [c#9, s#10]
              Sort $#11 DESC, c#9 NULLS LAST
                Project [c#9 = city#8, s#10 = sum#5, $#11 = max#7]
                  Filter ((sum#5 > 1) AND (count#6 > 2))
                    Aggregate by [city#8 = city#2] [sum#5 = SUM(id#1), count#6 = COUNT(), max#7 = MAX(amount#3)]
                      Scan shop.orders [id#1, city#2, amount#3, ts#4]\
            """);
  }

  @Test
  void ordersByColumnsThatAreNotSelected() {
    assertThat(tree("SELECT id FROM shop.orders ORDER BY city LIMIT 2 OFFSET 1"))
        .isEqualTo(
            """
            Project [id#5]
              Limit 2 offset 1
                Sort $#6
                  Project [id#5 = id#1, $#6 = city#2]
                    Scan shop.orders [id#1, city#2, amount#3, ts#4]\
            """);
  }

  @Test
  void starsExpand() {
    assertThat(columns("SELECT * EXCEPT (ts) REPLACE (id + 1 AS id) FROM shop.orders"))
        .extracting(Column::name)
        .containsExactly("id", "city", "amount");
    assertThat(columns("SELECT o.*, c.address.* FROM shop.orders o, shop.customers c"))
        .extracting(Column::name)
        .containsExactly("id", "city", "amount", "ts", "street", "zip");
  }

  @Test
  void usingMakesOneColumn() {
    assertThat(columns("SELECT * FROM shop.orders o JOIN shop.customers c USING (id)"))
        .extracting(Column::name)
        .containsExactly("id", "city", "amount", "ts", "name", "tags", "address", "items");
    assertThat(tree("SELECT id FROM shop.orders o FULL JOIN shop.customers c USING (id)"))
        .startsWith("Project [id#10 = COALESCE(id#1, id#5)]\n  Full join on (id#1 = id#5)");
  }

  @Test
  void arraysUnnestWithTheirRows() {
    assertThat(tree("SELECT c.id, sku, off FROM shop.customers c, c.items WITH OFFSET off"))
        .isEqualTo(
            """
            Project [id#8 = id#1, sku#9 = items#6.sku, off#10 = off#7]
              Unnest items#5 as items#6 offset off#7
                Scan shop.customers [id#1, name#2, tags#3, address#4, items#5]\
            """);
    assertThat(tree("SELECT t FROM shop.customers c LEFT JOIN UNNEST(c.tags) t"))
        .contains("Unnest tags#3 as t#6 outer");
    assertThat(tree("SELECT x, y FROM UNNEST([1, 2]) x, UNNEST(['a']) y"))
        .isEqualTo(
            """
            Project [x#3 = x#1, y#4 = y#2]
              Cross join
                Unnest [1, 2] as x#1
                  Values [] rows 1
                Unnest ['a'] as y#2
                  Values [] rows 1\
            """);
    assertThat(
            tree(
                "SELECT t FROM shop.customers c, UNNEST(c.tags) t LEFT JOIN shop.orders o ON o.city"
                    + " = t"))
        .contains("Left join on (city#8 = t#6)")
        .contains("Unnest tags#3 as t#6");
  }

  @Test
  void rowsAreStructs() {
    assertThat(types("SELECT o FROM shop.orders o"))
        .isEqualTo("STRUCT<id INT64, city STRING, amount NUMERIC, ts TIMESTAMP>");
    assertThat(types("SELECT AS STRUCT 1 AS a, 'x' AS b")).isEqualTo("INT64, STRING");
    assertThat(types("SELECT v.a, v FROM (SELECT AS STRUCT 1 AS a) v"))
        .isEqualTo("INT64, STRUCT<a INT64>");
    assertThat(types("SELECT v FROM (SELECT AS VALUE 1.5) v")).isEqualTo("FLOAT64");
  }

  @Test
  void commonTablesAreReadWhereTheyAreNamed() {
    assertThat(
            tree(
                "WITH a AS (SELECT id FROM shop.orders), b AS (SELECT id FROM a) SELECT 1 FROM b,"
                    + " a"))
        .isEqualTo(
            """
            Project [$#12 = 1]
              Cross join
                Project [id#6 = id#5]
                  Project [id#5 = id#1]
                    Scan shop.orders [id#1, city#2, amount#3, ts#4]
                Project [id#11 = id#7]
                  Scan shop.orders [id#7, city#8, amount#9, ts#10]\
            """);
  }

  @Test
  void setOperationsCoerce() {
    assertThat(types("SELECT 1 UNION ALL SELECT 2.5")).isEqualTo("FLOAT64");
    assertThat(types("SELECT NULL UNION ALL SELECT 'a'")).isEqualTo("STRING");
    assertThat(types("SELECT amount FROM shop.orders UNION ALL SELECT 2.5")).isEqualTo("NUMERIC");
    assertThat(types("SELECT id FROM shop.orders UNION ALL SELECT amount FROM shop.orders"))
        .isEqualTo("NUMERIC");
    assertThat(tree("SELECT 1 AS a EXCEPT DISTINCT SELECT 2"))
        .startsWith("Anti join on $is_not_distinct_from(a#3, $#4)");
    assertThat(
            columns("SELECT 1 AS a, 2 AS b FULL OUTER UNION ALL BY NAME SELECT 'x' AS c, 3 AS b"))
        .extracting(Column::name)
        .containsExactly("a", "b", "c");
  }

  @Test
  void literalsAndValuesCoerce() {
    assertThat(tree("SELECT 1 FROM shop.facts WHERE d = '2020-01-02' AND n > 1.5 AND f < 2"))
        .contains("((d#6 = DATE '2020-01-02') AND (n#3 > NUMERIC '1.5') AND (f#2 < 2.0))");
    assertThat(tree("SELECT 1 FROM shop.facts WHERE i = n AND d < dt"))
        .contains("((CAST(i#1 AS NUMERIC) = n#3) AND (CAST(d#6 AS DATETIME) < dt#7))");
    assertThat(
            types(
                "SELECT 1 / 2, 1 + 2, n * f, n + 1.5, IF(b, 1, NULL), [1, 2.5], i + n FROM"
                    + " shop.facts"))
        .isEqualTo("FLOAT64, INT64, FLOAT64, NUMERIC, INT64, ARRAY<FLOAT64>, NUMERIC");
    assertThat(
            types(
                "SELECT NUMERIC '1' + 1.5, COALESCE(NULL, 'a'), CASE WHEN TRUE THEN 1 ELSE 2.5"
                    + " END"))
        .isEqualTo("FLOAT64, STRING, FLOAT64");
  }

  @Test
  void datePartsAreKeywords() {
    assertThat(
            tree(
                "SELECT DATE_ADD(d, INTERVAL 2 MONTH), DATE_TRUNC(d, WEEK(MONDAY)), EXTRACT(YEAR"
                    + " FROM dt), d + INTERVAL 1 DAY FROM shop.facts"))
        .startsWith(
            "Project [$#8 = DATE_ADD(d#6, 2, 'MONTH'), $#9 = DATE_TRUNC(d#6, 'WEEK(MONDAY)'),"
                + " $#10 = EXTRACT('YEAR', dt#7), $#11 = DATETIME_ADD(CAST(d#6 AS DATETIME), 1,"
                + " 'DAY')]");
  }

  @Test
  void parametersAreTypedLiterals() {
    var options =
        new AnalysisOptions(
            Map.of("city", Value.of("Oslo")),
            List.of(Value.of(3L), Value.of("2020-01-01")),
            Map.of(),
            ZoneId.of("UTC"),
            List.of("shop"),
            "ann",
            0);
    var statement =
        Statements.analyze(
            "SELECT id FROM orders WHERE city = @City AND id > ? AND ts > ? LIMIT 5", options);
    assertThat(PlanText.tree(Statements.planOf(statement)))
        .contains(
            "Filter ((city#2 = 'Oslo') AND (id#1 > 3) AND (ts#4 > TIMESTAMP"
                + " '2020-01-01T00:00:00Z'))");
  }

  @Test
  void insertsPutValuesIntoColumns() {
    assertThat(tree("INSERT INTO shop.orders (amount, id) SELECT 1, id FROM shop.customers"))
        .isEqualTo(
            """
            Insert into shop.orders [id#8, city#9, amount#10, ts#11]
              Project [id#8 = id#7, city#9 = NULL, amount#10 = CAST(NUMERIC '1' AS NUMERIC(15, 2)), ts#11 = NULL]
                Project [$#6 = 1, id#7 = id#1]
                  Scan shop.customers [id#1, name#2, tags#3, address#4, items#5]\
            """);
  }

  @Test
  void commandsAreTyped() {
    assertThat(
            Statements.analyze(
                "CREATE TABLE IF NOT EXISTS shop.t (id INT64 NOT NULL, price NUMERIC(15, 2), s"
                    + " STRING(10))"))
        .isEqualTo(
            new AnalyzedStatement.CreateTable(
                List.of("shop", "t"),
                List.of(
                    new Column("id", SqlType.INT64, TypeParameters.NONE, false),
                    new Column("price", SqlType.NUMERIC, TypeParameters.decimal(15, 2), true),
                    new Column("s", SqlType.STRING, TypeParameters.length(10), true)),
                false,
                true,
                false,
                false));
    assertThat(Statements.analyze("CREATE SCHEMA shop2"))
        .isEqualTo(new AnalyzedStatement.CreateSchema(List.of("shop2"), false, false));
    assertThat(Statements.analyze("DROP TABLE IF EXISTS shop.t"))
        .isEqualTo(new AnalyzedStatement.DropTable(List.of("shop", "t"), true));
    assertThat(Statements.analyze("DROP SCHEMA shop CASCADE"))
        .isEqualTo(new AnalyzedStatement.DropSchema(List.of("shop"), false, true));
    assertThat(Statements.analyze("EXPLAIN ANALYZE SELECT 1"))
        .isInstanceOf(AnalyzedStatement.Explain.class);
  }

  @Test
  void tablesAreReadAsOfAMoment() {
    var query =
        (AnalyzedStatement.Query)
            Statements.analyze(
                "SELECT 1 FROM shop.orders FOR SYSTEM_TIME AS OF"
                    + " TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 1 HOUR)");
    assertThat(query.tables().getFirst().identity())
        .isEqualTo(Map.of("as_of", Long.toString(1_700_000_000_000_000L - 3_600_000_000L)));
  }

  @Test
  void filesAreReadByPath() {
    assertThat(tree("SELECT a FROM `s3://bucket/dir/*.parquet`"))
        .contains("Scan s3://bucket/dir/*.parquet [a#1]");
  }
}
