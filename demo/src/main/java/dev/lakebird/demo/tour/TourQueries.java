package dev.lakebird.demo.tour;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// The statements of the tour. The queries of TPC-H are those of the specification with their validation
/// parameters.
final class TourQueries {
  static final String PRICING =
      """
      SELECT l_returnflag, l_linestatus, SUM(l_quantity) AS sum_qty,
        SUM(l_extendedprice) AS sum_base_price,
        SUM(l_extendedprice * (1 - l_discount)) AS sum_disc_price,
        SUM(l_extendedprice * (1 - l_discount) * (1 + l_tax)) AS sum_charge,
        AVG(l_quantity) AS avg_qty, AVG(l_extendedprice) AS avg_price, AVG(l_discount) AS avg_disc,
        COUNT(*) AS count_order
      FROM tpch.lineitem
      WHERE l_shipdate <= DATE_SUB(DATE '1998-12-01', INTERVAL 90 DAY)
      GROUP BY l_returnflag, l_linestatus
      ORDER BY l_returnflag, l_linestatus\
      """;

  static final String SHIPPING =
      """
      SELECT l_orderkey, SUM(l_extendedprice * (1 - l_discount)) AS revenue, o_orderdate, o_shippriority
      FROM tpch.customer
      JOIN tpch.orders ON c_custkey = o_custkey
      JOIN tpch.lineitem ON l_orderkey = o_orderkey
      WHERE c_mktsegment = 'BUILDING' AND o_orderdate < DATE '1995-03-15' AND l_shipdate > DATE '1995-03-15'
      GROUP BY l_orderkey, o_orderdate, o_shippriority
      ORDER BY revenue DESC, o_orderdate, l_orderkey
      LIMIT 10\
      """;

  /// The same with its segment and days as parameters.
  static final String SHIPPING_PREPARED =
      SHIPPING.replace("'BUILDING'", "?").replace("DATE '1995-03-15'", "?");

  static final List<Object> SHIPPING_PARAMETERS =
      List.of("BUILDING", LocalDate.of(1995, 3, 15), LocalDate.of(1995, 3, 15));

  static final String FORECAST =
      """
      SELECT SUM(l_extendedprice * l_discount) AS revenue
      FROM tpch.lineitem
      WHERE l_shipdate >= DATE '1994-01-01' AND l_shipdate < DATE '1995-01-01'
        AND l_discount BETWEEN 0.05 AND 0.07 AND l_quantity < 24\
      """;

  static final String RANKING =
      """
      WITH yearly AS (
        SELECT o_orderpriority AS priority, EXTRACT(YEAR FROM o_orderdate) AS year, SUM(o_totalprice) AS total
        FROM tpch.orders
        GROUP BY priority, year)
      SELECT priority, year, total,
        ROW_NUMBER() OVER (ORDER BY total DESC, priority, year) AS place,
        RANK() OVER (PARTITION BY year ORDER BY total DESC) AS place_in_year,
        SUM(total) OVER (PARTITION BY priority ORDER BY year) AS total_so_far
      FROM yearly
      ORDER BY priority, year\
      """;

  static final String EXPORT =
      """
      EXPORT DATA OPTIONS (uri = 's3://%s/exports/days-*.parquet', format = 'PARQUET', compression = 'ZSTD') AS
      SELECT o_orderpriority AS priority, o_orderdate AS day, COUNT(*) AS orders, SUM(o_totalprice) AS total
      FROM tpch.orders
      GROUP BY priority, day
      ORDER BY priority, day\
      """
          .formatted(Demo.BUCKET);

  static final String EXPORTED =
      """
      SELECT priority, SUM(orders) AS orders, SUM(total) AS total
      FROM `s3://%s/exports/days-*.parquet`
      GROUP BY priority
      ORDER BY priority\
      """
          .formatted(Demo.BUCKET);

  private TourQueries() {}

  /// @param moment what follows the table's name
  static String orders(String moment) {
    return "SELECT COUNT(*) AS orders, SUM(o_totalprice) AS total, MAX(o_orderdate) AS last_day\n"
        + "FROM tpch.orders"
        + moment;
  }

  static String loadParquet(String table, List<String> locations) {
    return "LOAD DATA INTO tpch.%s FROM FILES (format = 'PARQUET', uris = [%s])"
        .formatted(table, list(locations));
  }

  static String loadCsv(String table, List<String> locations) {
    return "LOAD DATA INTO tpch.%s FROM FILES (format = 'CSV', skip_leading_rows = 1, uris = [%s])"
        .formatted(table, list(locations));
  }

  private static String list(List<String> locations) {
    return locations.stream().map(l -> "'" + l + "'").collect(Collectors.joining(", "));
  }
}
