package dev.lakebird.demo.datagen;

import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import io.trino.tpch.Customer;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.LineItem;
import io.trino.tpch.Nation;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.Part;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplier;
import io.trino.tpch.Region;
import io.trino.tpch.Supplier;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.List;

/// The eight tables of TPC-H: their columns in the order of the specification, keys and counts as INT64,
/// money and rates as NUMERIC(15, 2), and how a generated row fills them.
///
/// @param name the table's name
/// @param columns its columns, none nullable
/// @param table its generator
/// @param baseRows how many entities scale 1 is cut by: rows, but of lineitem orders, and of partsupp parts
/// @param entitiesPerRowGroup how many of those make up about one row group
/// @param filler puts a row into a buffer
record TpchData<E extends TpchEntity>(
    String name,
    List<Column> columns,
    TpchTable<E> table,
    int baseRows,
    int entitiesPerRowGroup,
    Filler<E> filler)
    implements GeneratedTable {
  private static final int ROW_GROUP_ROWS = 122_880;

  /// Orders have four lines on the average, parts exactly four suppliers.
  private static final int QUARTER = ROW_GROUP_ROWS / 4;

  static final List<GeneratedTable> ALL =
      List.of(customer(), lineitem(), nation(), orders(), part(), partsupp(), region(), supplier());

  /// Puts the values of a row into the columns of a buffer.
  @FunctionalInterface
  interface Filler<E> {
    void fill(E row, RowBuffer out);
  }

  @Override
  public boolean isScaled() {
    return baseRows > 0;
  }

  @Override
  public int pieces(double scale) {
    return isScaled() ? (int) Math.max(1, Math.ceil(baseRows * scale / entitiesPerRowGroup)) : 1;
  }

  @Override
  public void generate(double scale, int piece, int pieces, RowBuffer buffer, Runnable full) {
    for (E row : table.createGenerator(scale, piece, pieces)) {
      filler.fill(row, buffer);
      buffer.endRow();
      if (buffer.isFull()) {
        full.run();
      }
    }
  }

  private static TpchData<Customer> customer() {
    return new TpchData<>(
        "customer",
        List.of(
            integer("c_custkey"),
            text("c_name"),
            text("c_address"),
            integer("c_nationkey"),
            text("c_phone"),
            decimal("c_acctbal"),
            text("c_mktsegment"),
            text("c_comment")),
        TpchTable.CUSTOMER,
        CustomerGenerator.SCALE_BASE,
        ROW_GROUP_ROWS,
        (row, out) -> {
          out.put(0, row.getCustomerKey());
          out.put(1, row.getName());
          out.put(2, row.getAddress());
          out.put(3, row.getNationKey());
          out.put(4, row.getPhone());
          out.put(5, row.getAccountBalanceInCents());
          out.put(6, row.getMarketSegment());
          out.put(7, row.getComment());
        });
  }

  private static TpchData<LineItem> lineitem() {
    return new TpchData<>(
        "lineitem",
        List.of(
            integer("l_orderkey"),
            integer("l_partkey"),
            integer("l_suppkey"),
            integer("l_linenumber"),
            integer("l_quantity"),
            decimal("l_extendedprice"),
            decimal("l_discount"),
            decimal("l_tax"),
            text("l_returnflag"),
            text("l_linestatus"),
            date("l_shipdate"),
            date("l_commitdate"),
            date("l_receiptdate"),
            text("l_shipinstruct"),
            text("l_shipmode"),
            text("l_comment")),
        TpchTable.LINE_ITEM,
        OrderGenerator.SCALE_BASE,
        QUARTER,
        (row, out) -> {
          out.put(0, row.getOrderKey());
          out.put(1, row.getPartKey());
          out.put(2, row.getSupplierKey());
          out.put(3, row.getLineNumber());
          out.put(4, row.getQuantity());
          out.put(5, row.getExtendedPriceInCents());
          out.put(6, row.getDiscountPercent());
          out.put(7, row.getTaxPercent());
          out.put(8, row.getReturnFlag());
          out.put(9, row.getStatus());
          out.put(10, row.getShipDate());
          out.put(11, row.getCommitDate());
          out.put(12, row.getReceiptDate());
          out.put(13, row.getShipInstructions());
          out.put(14, row.getShipMode());
          out.put(15, row.getComment());
        });
  }

  private static TpchData<Nation> nation() {
    return new TpchData<>(
        "nation",
        List.of(integer("n_nationkey"), text("n_name"), integer("n_regionkey"), text("n_comment")),
        TpchTable.NATION,
        0,
        ROW_GROUP_ROWS,
        (row, out) -> {
          out.put(0, row.getNationKey());
          out.put(1, row.getName());
          out.put(2, row.getRegionKey());
          out.put(3, row.getComment());
        });
  }

  private static TpchData<Order> orders() {
    return new TpchData<>(
        "orders",
        List.of(
            integer("o_orderkey"),
            integer("o_custkey"),
            text("o_orderstatus"),
            decimal("o_totalprice"),
            date("o_orderdate"),
            text("o_orderpriority"),
            text("o_clerk"),
            integer("o_shippriority"),
            text("o_comment")),
        TpchTable.ORDERS,
        OrderGenerator.SCALE_BASE,
        ROW_GROUP_ROWS,
        (row, out) -> {
          out.put(0, row.getOrderKey());
          out.put(1, row.getCustomerKey());
          out.put(2, String.valueOf(row.getOrderStatus()));
          out.put(3, row.getTotalPriceInCents());
          out.put(4, row.getOrderDate());
          out.put(5, row.getOrderPriority());
          out.put(6, row.getClerk());
          out.put(7, row.getShipPriority());
          out.put(8, row.getComment());
        });
  }

  private static TpchData<Part> part() {
    return new TpchData<>(
        "part",
        List.of(
            integer("p_partkey"),
            text("p_name"),
            text("p_mfgr"),
            text("p_brand"),
            text("p_type"),
            integer("p_size"),
            text("p_container"),
            decimal("p_retailprice"),
            text("p_comment")),
        TpchTable.PART,
        PartGenerator.SCALE_BASE,
        ROW_GROUP_ROWS,
        (row, out) -> {
          out.put(0, row.getPartKey());
          out.put(1, row.getName());
          out.put(2, row.getManufacturer());
          out.put(3, row.getBrand());
          out.put(4, row.getType());
          out.put(5, row.getSize());
          out.put(6, row.getContainer());
          out.put(7, row.getRetailPriceInCents());
          out.put(8, row.getComment());
        });
  }

  private static TpchData<PartSupplier> partsupp() {
    return new TpchData<>(
        "partsupp",
        List.of(
            integer("ps_partkey"),
            integer("ps_suppkey"),
            integer("ps_availqty"),
            decimal("ps_supplycost"),
            text("ps_comment")),
        TpchTable.PART_SUPPLIER,
        PartGenerator.SCALE_BASE,
        QUARTER,
        (row, out) -> {
          out.put(0, row.getPartKey());
          out.put(1, row.getSupplierKey());
          out.put(2, row.getAvailableQuantity());
          out.put(3, row.getSupplyCostInCents());
          out.put(4, row.getComment());
        });
  }

  private static TpchData<Region> region() {
    return new TpchData<>(
        "region",
        List.of(integer("r_regionkey"), text("r_name"), text("r_comment")),
        TpchTable.REGION,
        0,
        ROW_GROUP_ROWS,
        (row, out) -> {
          out.put(0, row.getRegionKey());
          out.put(1, row.getName());
          out.put(2, row.getComment());
        });
  }

  private static TpchData<Supplier> supplier() {
    return new TpchData<>(
        "supplier",
        List.of(
            integer("s_suppkey"),
            text("s_name"),
            text("s_address"),
            integer("s_nationkey"),
            text("s_phone"),
            decimal("s_acctbal"),
            text("s_comment")),
        TpchTable.SUPPLIER,
        SupplierGenerator.SCALE_BASE,
        ROW_GROUP_ROWS,
        (row, out) -> {
          out.put(0, row.getSupplierKey());
          out.put(1, row.getName());
          out.put(2, row.getAddress());
          out.put(3, row.getNationKey());
          out.put(4, row.getPhone());
          out.put(5, row.getAccountBalanceInCents());
          out.put(6, row.getComment());
        });
  }

  private static Column integer(String name) {
    return new Column(name, SqlType.INT64, TypeParameters.NONE, false);
  }

  private static Column text(String name) {
    return new Column(name, SqlType.STRING, TypeParameters.NONE, false);
  }

  private static Column date(String name) {
    return new Column(name, SqlType.DATE, TypeParameters.NONE, false);
  }

  private static Column decimal(String name) {
    return new Column(name, SqlType.NUMERIC, TypeParameters.decimal(15, 2), false);
  }
}
