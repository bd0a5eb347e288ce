package dev.lakebird.sql.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.sql.SqlCompiler;
import dev.lakebird.sql.Statements;
import dev.lakebird.sql.explain.PlanText;
import dev.lakebird.sql.plan.LogicalPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The queries of TPC-H that need no subquery, in GoogleSQL: all conditions stand at scans or joins, and
/// no join is a cross product.
class TpchPlanTest {
  enum Query {
    Q1(
        """
        SELECT l_returnflag, l_linestatus, SUM(l_quantity) AS sum_qty,
          SUM(l_extendedprice) AS sum_base_price,
          SUM(l_extendedprice * (1 - l_discount)) AS sum_disc_price,
          SUM(l_extendedprice * (1 - l_discount) * (1 + l_tax)) AS sum_charge,
          AVG(l_quantity) AS avg_qty, AVG(l_extendedprice) AS avg_price,
          AVG(l_discount) AS avg_disc, COUNT(*) AS count_order
        FROM tpch.lineitem
        WHERE l_shipdate <= DATE_SUB(DATE '1998-12-01', INTERVAL 90 DAY)
        GROUP BY l_returnflag, l_linestatus ORDER BY l_returnflag, l_linestatus"""),
    Q3(
        """
        SELECT l_orderkey, SUM(l_extendedprice * (1 - l_discount)) AS revenue, o_orderdate,
          o_shippriority
        FROM tpch.customer, tpch.orders, tpch.lineitem
        WHERE c_mktsegment = 'BUILDING' AND c_custkey = o_custkey AND l_orderkey = o_orderkey
          AND o_orderdate < DATE '1995-03-15' AND l_shipdate > DATE '1995-03-15'
        GROUP BY l_orderkey, o_orderdate, o_shippriority
        ORDER BY revenue DESC, o_orderdate LIMIT 10"""),
    Q5(
        """
        SELECT n_name, SUM(l_extendedprice * (1 - l_discount)) AS revenue
        FROM tpch.customer, tpch.orders, tpch.lineitem, tpch.supplier, tpch.nation, tpch.region
        WHERE c_custkey = o_custkey AND l_orderkey = o_orderkey AND l_suppkey = s_suppkey
          AND c_nationkey = s_nationkey AND s_nationkey = n_nationkey
          AND n_regionkey = r_regionkey AND r_name = 'ASIA' AND o_orderdate >= DATE '1994-01-01'
          AND o_orderdate < DATE_ADD(DATE '1994-01-01', INTERVAL 1 YEAR)
        GROUP BY n_name ORDER BY revenue DESC"""),
    Q6(
        """
        SELECT SUM(l_extendedprice * l_discount) AS revenue
        FROM tpch.lineitem
        WHERE l_shipdate >= DATE '1994-01-01' AND l_shipdate < DATE '1995-01-01'
          AND l_discount BETWEEN 0.05 AND 0.07 AND l_quantity < 24"""),
    Q7(
        """
        SELECT supp_nation, cust_nation, l_year, SUM(volume) AS revenue
        FROM (SELECT n1.n_name AS supp_nation, n2.n_name AS cust_nation,
            EXTRACT(YEAR FROM l_shipdate) AS l_year, l_extendedprice * (1 - l_discount) AS volume
          FROM tpch.supplier, tpch.lineitem, tpch.orders, tpch.customer, tpch.nation n1,
            tpch.nation n2
          WHERE s_suppkey = l_suppkey AND o_orderkey = l_orderkey AND c_custkey = o_custkey
            AND s_nationkey = n1.n_nationkey AND c_nationkey = n2.n_nationkey
            AND ((n1.n_name = 'FRANCE' AND n2.n_name = 'GERMANY')
              OR (n1.n_name = 'GERMANY' AND n2.n_name = 'FRANCE'))
            AND l_shipdate BETWEEN DATE '1995-01-01' AND DATE '1996-12-31') AS shipping
        GROUP BY supp_nation, cust_nation, l_year ORDER BY supp_nation, cust_nation, l_year"""),
    Q8(
        """
        SELECT o_year, SUM(CASE WHEN nation = 'BRAZIL' THEN volume ELSE 0 END) / SUM(volume)
          AS mkt_share
        FROM (SELECT EXTRACT(YEAR FROM o_orderdate) AS o_year,
            l_extendedprice * (1 - l_discount) AS volume, n2.n_name AS nation
          FROM tpch.part, tpch.supplier, tpch.lineitem, tpch.orders, tpch.customer,
            tpch.nation n1, tpch.nation n2, tpch.region
          WHERE p_partkey = l_partkey AND s_suppkey = l_suppkey AND l_orderkey = o_orderkey
            AND o_custkey = c_custkey AND c_nationkey = n1.n_nationkey
            AND n1.n_regionkey = r_regionkey AND r_name = 'AMERICA'
            AND s_nationkey = n2.n_nationkey
            AND o_orderdate BETWEEN DATE '1995-01-01' AND DATE '1996-12-31'
            AND p_type = 'ECONOMY ANODIZED STEEL') AS all_nations
        GROUP BY o_year ORDER BY o_year"""),
    Q9(
        """
        SELECT nation, o_year, SUM(amount) AS sum_profit
        FROM (SELECT n_name AS nation, EXTRACT(YEAR FROM o_orderdate) AS o_year,
            l_extendedprice * (1 - l_discount) - ps_supplycost * l_quantity AS amount
          FROM tpch.part, tpch.supplier, tpch.lineitem, tpch.partsupp, tpch.orders, tpch.nation
          WHERE s_suppkey = l_suppkey AND ps_suppkey = l_suppkey AND ps_partkey = l_partkey
            AND p_partkey = l_partkey AND o_orderkey = l_orderkey AND s_nationkey = n_nationkey
            AND p_name LIKE '%green%') AS profit
        GROUP BY nation, o_year ORDER BY nation, o_year DESC"""),
    Q10(
        """
        SELECT c_custkey, c_name, SUM(l_extendedprice * (1 - l_discount)) AS revenue, c_acctbal,
          n_name, c_address, c_phone, c_comment
        FROM tpch.customer, tpch.orders, tpch.lineitem, tpch.nation
        WHERE c_custkey = o_custkey AND l_orderkey = o_orderkey
          AND o_orderdate >= DATE '1993-10-01'
          AND o_orderdate < DATE_ADD(DATE '1993-10-01', INTERVAL 3 MONTH)
          AND l_returnflag = 'R' AND c_nationkey = n_nationkey
        GROUP BY c_custkey, c_name, c_acctbal, c_phone, n_name, c_address, c_comment
        ORDER BY revenue DESC LIMIT 20"""),
    Q12(
        """
        SELECT l_shipmode,
          SUM(CASE WHEN o_orderpriority = '1-URGENT' OR o_orderpriority = '2-HIGH'
            THEN 1 ELSE 0 END) AS high_line_count,
          SUM(CASE WHEN o_orderpriority <> '1-URGENT' AND o_orderpriority <> '2-HIGH'
            THEN 1 ELSE 0 END) AS low_line_count
        FROM tpch.orders, tpch.lineitem
        WHERE o_orderkey = l_orderkey AND l_shipmode IN ('MAIL', 'SHIP')
          AND l_commitdate < l_receiptdate AND l_shipdate < l_commitdate
          AND l_receiptdate >= DATE '1994-01-01'
          AND l_receiptdate < DATE_ADD(DATE '1994-01-01', INTERVAL 1 YEAR)
        GROUP BY l_shipmode ORDER BY l_shipmode"""),
    Q13(
        """
        SELECT c_count, COUNT(*) AS custdist
        FROM (SELECT c_custkey, COUNT(o_orderkey) AS c_count
          FROM tpch.customer LEFT OUTER JOIN tpch.orders
            ON c_custkey = o_custkey AND o_comment NOT LIKE '%special%requests%'
          GROUP BY c_custkey) AS c_orders
        GROUP BY c_count ORDER BY custdist DESC, c_count DESC"""),
    Q14(
        """
        SELECT 100.00 * SUM(CASE WHEN p_type LIKE 'PROMO%' THEN l_extendedprice * (1 - l_discount)
          ELSE 0 END) / SUM(l_extendedprice * (1 - l_discount)) AS promo_revenue
        FROM tpch.lineitem, tpch.part
        WHERE l_partkey = p_partkey AND l_shipdate >= DATE '1995-09-01'
          AND l_shipdate < DATE_ADD(DATE '1995-09-01', INTERVAL 1 MONTH)"""),
    Q19(
        """
        SELECT SUM(l_extendedprice * (1 - l_discount)) AS revenue
        FROM tpch.lineitem, tpch.part
        WHERE (p_partkey = l_partkey AND p_brand = 'Brand#12'
            AND p_container IN ('SM CASE', 'SM BOX', 'SM PACK', 'SM PKG')
            AND l_quantity >= 1 AND l_quantity <= 1 + 10 AND p_size BETWEEN 1 AND 5
            AND l_shipmode IN ('AIR', 'AIR REG') AND l_shipinstruct = 'DELIVER IN PERSON')
          OR (p_partkey = l_partkey AND p_brand = 'Brand#23'
            AND p_container IN ('MED BAG', 'MED BOX', 'MED PKG', 'MED PACK')
            AND l_quantity >= 10 AND l_quantity <= 10 + 10 AND p_size BETWEEN 1 AND 10
            AND l_shipmode IN ('AIR', 'AIR REG') AND l_shipinstruct = 'DELIVER IN PERSON')
          OR (p_partkey = l_partkey AND p_brand = 'Brand#34'
            AND p_container IN ('LG CASE', 'LG BOX', 'LG PACK', 'LG PKG')
            AND l_quantity >= 20 AND l_quantity <= 20 + 10 AND p_size BETWEEN 1 AND 15
            AND l_shipmode IN ('AIR', 'AIR REG') AND l_shipinstruct = 'DELIVER IN PERSON')""");

    private final String text;

    Query(String text) {
      this.text = text;
    }

    LogicalPlan analyzed() {
      return Statements.planOf(
          SqlCompiler.analyze(
              SqlCompiler.parse(text).getFirst(), new TpchCatalog(), Statements.OPTIONS));
    }
  }

  @ParameterizedTest
  @EnumSource
  void conditionsStandAtScansAndJoins(Query query) {
    var analyzed = query.analyzed();
    var optimized = Optimizer.optimize(analyzed);
    var text = PlanText.tree(optimized);
    assertThat(text).doesNotContain("Cross join").doesNotContain("Filter ");
    assertThat(optimized.columns()).isEqualTo(analyzed.columns());
    assertThat(PlanText.tree(Optimizer.optimize(optimized))).isEqualTo(text);
  }

  private static String optimized(Query query) {
    return PlanText.tree(Optimizer.optimize(query.analyzed()));
  }

  @Test
  void relationsMeetWhereFewRowsCome() {
    assertThat(optimized(Query.Q5))
        .isEqualTo(
            """
            Project [n_name#50 = n_name#49, revenue#51 = sum#48]
              Sort sum#48 DESC
                Aggregate by [n_name#49 = n_name#42] [sum#48 = SUM((l_extendedprice#23 * (NUMERIC '1' - l_discount#24)))]
                  Inner join on (c_nationkey#4 = s_nationkey#37) and (l_suppkey#20 = s_suppkey#34)
                    Project [l_suppkey#20, l_extendedprice#23, l_discount#24, c_nationkey#4, n_name#42]
                      Inner join on (l_orderkey#18 = o_orderkey#9)
                        Scan tpch.lineitem [l_orderkey#18, l_suppkey#20, l_extendedprice#23, l_discount#24]
                        Project [o_orderkey#9, c_nationkey#4, n_name#42]
                          Inner join on (o_custkey#10 = c_custkey#1)
                            Scan tpch.orders [o_orderkey#9, o_custkey#10] where (o_orderdate#13 >= DATE '1994-01-01') and (o_orderdate#13 < DATE '1995-01-01')
                            Project [c_custkey#1, c_nationkey#4, n_name#42]
                              Inner join on (c_nationkey#4 = n_nationkey#41)
                                Scan tpch.customer [c_custkey#1, c_nationkey#4]
                                Project [n_nationkey#41, n_name#42]
                                  Inner join on (n_regionkey#43 = r_regionkey#45)
                                    Scan tpch.nation [n_nationkey#41, n_name#42, n_regionkey#43]
                                    Scan tpch.region [r_regionkey#45] where (r_name#46 = 'ASIA')
                    Scan tpch.supplier [s_suppkey#34, s_nationkey#37]""");
  }

  @Test
  void aMuchSmallerPreservedSideIsBuilt() {
    assertThat(optimized(Query.Q13))
        .contains(
            """
            Right join on (c_custkey#1 = o_custkey#10)
                      Scan tpch.orders [o_orderkey#9, o_custkey#10] where $not((o_comment#17 LIKE '%special%requests%'))
                      Scan tpch.customer [c_custkey#1]""");
  }

  @Test
  void scansTestWhatAnOrSaysOfThemAlone() {
    assertThat(optimized(Query.Q7))
        .contains("n_name#42] where n_name#42 IN ('FRANCE', 'GERMANY')")
        .contains("n_name#46] where n_name#46 IN ('GERMANY', 'FRANCE')");
    assertThat(optimized(Query.Q19))
        .contains("Inner join on (l_partkey#2 = p_partkey#17) and (((p_brand#20 = 'Brand#12')")
        .contains("(l_shipinstruct#14 = 'DELIVER IN PERSON') and (((l_quantity#5 >=")
        .contains("where (p_size#22 >= 1) and (((p_brand#20 = 'Brand#12') AND");
  }

  @Test
  void keysOfSeveralColumnsStayTogether() {
    assertThat(optimized(Query.Q9))
        .contains("on (l_partkey#18 = ps_partkey#33) and (l_suppkey#19 = ps_suppkey#34)");
  }
}
