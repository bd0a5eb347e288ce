package dev.lakebird.sql;

import static dev.lakebird.sql.Statements.error;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnalysisErrorTest {
  @Test
  void unknownNamesSuggestNearOnes() {
    assertThat(error("SELECT idd FROM shop.orders"))
        .isEqualTo("UNKNOWN_NAME: Unrecognized name: idd; Did you mean id? at [1:8]");
    assertThat(error("SELECT o.citty FROM shop.orders o"))
        .isEqualTo("UNKNOWN_NAME: Name citty not found inside o; Did you mean city? at [1:10]");
    assertThat(error("SELECT address.zap FROM shop.customers"))
        .isEqualTo(
            "UNKNOWN_NAME: Field name zap does not exist in STRUCT<street STRING, zip INT64>; Did"
                + " you mean zip? at [1:16]");
    assertThat(error("SELECT UPER('a')"))
        .startsWith("UNKNOWN_FUNCTION: Function not found: UPER; Did you mean UPPER?");
  }

  @Test
  void unknownTablesSuggestNearOnes() {
    assertThat(error("SELECT * FROM shop.order"))
        .isEqualTo("NOT_FOUND: Table not found: shop.order; Did you mean shop.orders? at [1:15]");
    assertThat(error("SELECT * FROM shopp.orders"))
        .isEqualTo("NOT_FOUND: Dataset not found: shopp at [1:15]");
    assertThat(error("SELECT * FROM orders"))
        .isEqualTo(
            "INVALID_QUERY: Table \"orders\" must be qualified with a dataset (e.g. dataset.table)."
                + " at [1:15]");
  }

  @Test
  void wrongTypesNameTheSignatures() {
    assertThat(error("SELECT 'a' + 1"))
        .startsWith(
            "UNKNOWN_FUNCTION: No matching signature for operator + for argument types: STRING,"
                + " INT64. Supported signatures: INT64 + INT64;")
        .endsWith("at [1:12]");
    assertThat(error("SELECT 1 FROM shop.orders WHERE id"))
        .isEqualTo(
            "TYPE_MISMATCH: WHERE clause should return type BOOL, but returns INT64 at [1:33]");
    assertThat(error("SELECT CAST(DATE '2020-01-01' AS INT64)"))
        .isEqualTo("TYPE_MISMATCH: Invalid cast from DATE to INT64 at [1:8]");
    assertThat(error("SELECT DATE '2020-13-01'"))
        .isEqualTo("INVALID_VALUE: Invalid DATE literal '2020-13-01' at [1:8]");
  }

  @Test
  void groupingIsChecked() {
    assertThat(error("SELECT city, id FROM shop.orders GROUP BY city"))
        .isEqualTo(
            "INVALID_QUERY: SELECT list expression references column id which is neither grouped"
                + " nor aggregated at [1:14]");
    assertThat(error("SELECT COUNT(*) FROM shop.orders WHERE SUM(id) > 1"))
        .isEqualTo("INVALID_QUERY: Aggregate function SUM not allowed in WHERE clause at [1:40]");
    assertThat(error("SELECT SUM(SUM(id)) FROM shop.orders"))
        .isEqualTo("INVALID_QUERY: Aggregations of aggregations are not allowed at [1:12]");
    assertThat(error("SELECT SUM(id) AS id FROM shop.orders ORDER BY SUM(id)"))
        .isEqualTo("INVALID_QUERY: Aggregations of aggregations are not allowed at [1:48]");
    assertThat(error("SELECT id FROM shop.orders GROUP BY 2"))
        .isEqualTo(
            "INVALID_QUERY: GROUP BY column number 2 is out of range; the SELECT list has 1 columns"
                + " at [1:37]");
  }

  @Test
  void ambiguityIsAnError() {
    assertThat(error("SELECT id FROM shop.orders, shop.customers"))
        .isEqualTo("AMBIGUOUS_NAME: Column name id is ambiguous at [1:8]");
    assertThat(error("SELECT 1 FROM shop.orders, shop.orders"))
        .startsWith("AMBIGUOUS_NAME: Duplicate table alias orders in the same FROM clause");
  }

  @Test
  void setOperationsMatchColumns() {
    assertThat(error("SELECT 1, 2 UNION ALL SELECT 1"))
        .startsWith(
            "INVALID_QUERY: Queries in UNION ALL have mismatched column count; query 1 has 2"
                + " columns, query 2 has 1 column");
    assertThat(error("SELECT 1 UNION ALL SELECT 'a'"))
        .startsWith("TYPE_MISMATCH: Column 1 in UNION ALL has incompatible types: INT64, STRING");
  }

  @Test
  void insertsMatchTheTable() {
    assertThat(error("INSERT INTO shop.orders (id, citi) VALUES (1, 'a')"))
        .isEqualTo(
            "UNKNOWN_NAME: Column citi is not present in table shop.orders; Did you mean city? at"
                + " [1:30]");
    assertThat(error("INSERT INTO shop.orders (id) VALUES (1, 2)"))
        .isEqualTo(
            "INVALID_QUERY: Inserted row has wrong column count; Has 2, expected 1 at [1:37]");
    assertThat(error("INSERT INTO shop.orders (id) VALUES ('x')"))
        .isEqualTo(
            "TYPE_MISMATCH: Value has type STRING which cannot be inserted into column id, which"
                + " has type INT64 at [1:38]");
  }

  @Test
  void whatIsNotHereYetIsNamed() {
    assertThat(error("SELECT ST_GEOGPOINT(1, 2)"))
        .isEqualTo("UNIMPLEMENTED: The function ST_GEOGPOINT is not implemented at [1:8]");
    assertThat(error("ALTER TABLE shop.orders ADD COLUMN note STRING"))
        .isEqualTo("UNIMPLEMENTED: The statement ALTER TABLE is not implemented at [1:1]");
  }
}
