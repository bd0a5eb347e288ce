package dev.lakebird.sql.optimize;

import dev.lakebird.sql.catalog.CatalogView;
import dev.lakebird.sql.catalog.ColumnStatistics;
import dev.lakebird.sql.catalog.FileRequest;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.catalog.TableRequest;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.value.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The eight tables of the TPC-H specification at scale 1, with the statistics that data files have:
/// row counts and the bounds of columns.
final class TpchCatalog implements CatalogView {
  private static final Map<String, TableDescription> TABLES = new HashMap<>();

  static {
    table("region", 5, "r_regionkey 0 4", "r_name STRING", "r_comment STRING");
    table("nation", 25, "n_nationkey 0 24", "n_name STRING", "n_regionkey 0 4", "n_comment STRING");
    table(
        "supplier",
        10_000,
        "s_suppkey 1 10000",
        "s_name STRING",
        "s_address STRING",
        "s_nationkey 0 24",
        "s_phone STRING",
        "s_acctbal NUMERIC",
        "s_comment STRING");
    table(
        "customer",
        150_000,
        "c_custkey 1 150000",
        "c_name STRING",
        "c_address STRING",
        "c_nationkey 0 24",
        "c_phone STRING",
        "c_acctbal NUMERIC",
        "c_mktsegment STRING",
        "c_comment STRING");
    table(
        "part",
        200_000,
        "p_partkey 1 200000",
        "p_name STRING",
        "p_mfgr STRING",
        "p_brand STRING",
        "p_type STRING",
        "p_size 1 50",
        "p_container STRING",
        "p_retailprice NUMERIC",
        "p_comment STRING");
    table(
        "partsupp",
        800_000,
        "ps_partkey 1 200000",
        "ps_suppkey 1 10000",
        "ps_availqty 1 9999",
        "ps_supplycost NUMERIC",
        "ps_comment STRING");
    table(
        "orders",
        1_500_000,
        "o_orderkey 1 6000000",
        "o_custkey 1 149999",
        "o_orderstatus STRING",
        "o_totalprice NUMERIC",
        "o_orderdate 1992-01-01 1998-08-02",
        "o_orderpriority STRING",
        "o_clerk STRING",
        "o_shippriority 0 0",
        "o_comment STRING");
    table(
        "lineitem",
        6_001_215,
        "l_orderkey 1 6000000",
        "l_partkey 1 200000",
        "l_suppkey 1 10000",
        "l_linenumber 1 7",
        "l_quantity NUMERIC",
        "l_extendedprice NUMERIC",
        "l_discount NUMERIC",
        "l_tax NUMERIC",
        "l_returnflag STRING",
        "l_linestatus STRING",
        "l_shipdate 1992-01-02 1998-12-01",
        "l_commitdate 1992-01-31 1998-10-31",
        "l_receiptdate 1992-01-03 1998-12-31",
        "l_shipinstruct STRING",
        "l_shipmode STRING",
        "l_comment STRING");
  }

  private static void table(String name, long rows, String... declarations) {
    var columns = new ArrayList<Column>();
    var statistics = new HashMap<String, ColumnStatistics>();
    for (var declaration : declarations) {
      var words = declaration.split(" ");
      if (words.length == 2) {
        columns.add(Column.of(words[0], typeOf(words[1])));
        continue;
      }
      var low = value(words[1]);
      columns.add(new Column(words[0], low.type(), TypeParameters.NONE, false));
      statistics.put(
          words[0],
          new ColumnStatistics(
              Optional.of(low),
              Optional.of(value(words[2])),
              OptionalLong.empty(),
              OptionalLong.of(0)));
    }
    TABLES.put(
        name,
        new TableDescription(
            List.of("tpch", name),
            Map.of("table_id", name),
            columns,
            OptionalLong.of(rows),
            statistics,
            false));
  }

  private static SqlType typeOf(String name) {
    return name.equals("NUMERIC") ? SqlType.NUMERIC : SqlType.STRING;
  }

  private static Value value(String text) {
    return text.contains("-")
        ? new Value.DateValue((int) LocalDate.parse(text).toEpochDay())
        : Value.of(Long.parseLong(text));
  }

  @Override
  public Optional<TableDescription> findTable(TableRequest request) {
    return Optional.ofNullable(TABLES.get(request.path().getLast()));
  }

  @Override
  public Optional<TableDescription> findFiles(FileRequest request) {
    return Optional.empty();
  }

  @Override
  public List<String> tableNames(List<String> dataset) {
    return List.copyOf(TABLES.keySet());
  }

  @Override
  public boolean hasDataset(List<String> dataset) {
    return dataset.equals(List.of("tpch"));
  }
}
