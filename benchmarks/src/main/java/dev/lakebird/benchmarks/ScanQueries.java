package dev.lakebird.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Queries that read columns of lineitem and do next to nothing with them: the SUM of each number, of
/// the LENGTH of each string, of the days of each date.
final class ScanQueries {
  private enum Kind {
    NUMBER,
    TEXT,
    DATE
  }

  private static final Map<String, Kind> LINEITEM = new LinkedHashMap<>();

  static {
    for (String number :
        List.of(
            "l_orderkey",
            "l_partkey",
            "l_suppkey",
            "l_linenumber",
            "l_quantity",
            "l_extendedprice",
            "l_discount",
            "l_tax")) {
      LINEITEM.put(number, Kind.NUMBER);
    }
    for (String text :
        List.of("l_returnflag", "l_linestatus", "l_shipinstruct", "l_shipmode", "l_comment")) {
      LINEITEM.put(text, Kind.TEXT);
    }
    for (String date : List.of("l_shipdate", "l_commitdate", "l_receiptdate")) {
      LINEITEM.put(date, Kind.DATE);
    }
  }

  private ScanQueries() {}

  /// The named scans: `numeric4`, `all16`, `strings`, `comment`, or a column of lineitem.
  static final List<String> NAMES = List.of("numeric4", "all16", "strings", "comment");

  static RaceQuery of(String name) {
    List<String> columns =
        switch (name) {
          case "numeric4" -> List.of("l_quantity", "l_extendedprice", "l_discount", "l_tax");
          case "all16" -> List.copyOf(LINEITEM.keySet());
          case "strings" -> textColumns();
          case "comment" -> List.of("l_comment");
          default -> List.of(name);
        };
    List<String> google = new ArrayList<>();
    List<String> duck = new ArrayList<>();
    for (String column : columns) {
      Kind kind = LINEITEM.get(column);
      if (kind == null) {
        throw new dev.lakebird.foundation.LakebirdException(
            dev.lakebird.foundation.ErrorCode.INVALID_ARGUMENT,
            "Unknown scan: " + name + "; one of " + NAMES + " or a column of lineitem");
      }
      google.add(
          switch (kind) {
            case NUMBER -> "SUM(" + column + ")";
            case TEXT -> "SUM(LENGTH(" + column + "))";
            case DATE -> "SUM(UNIX_DATE(" + column + "))";
          });
      duck.add(
          switch (kind) {
            case NUMBER -> "SUM(" + column + ")";
            case TEXT -> "SUM(LENGTH(" + column + "))";
            case DATE -> "SUM(" + column + " - DATE '1970-01-01')";
          });
    }
    return new RaceQuery("scan " + name, select(google), select(duck), true);
  }

  private static List<String> textColumns() {
    return LINEITEM.entrySet().stream()
        .filter(e -> e.getValue() == Kind.TEXT)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String select(List<String> expressions) {
    return "SELECT " + String.join(", ", expressions) + " FROM {lineitem}";
  }
}
