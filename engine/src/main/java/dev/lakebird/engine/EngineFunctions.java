package dev.lakebird.engine;

import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The names that statements may use, for doors that tell clients of them.
public final class EngineFunctions {
  /// Source: the GoogleSQL reference, "Reserved keywords".
  private static final List<String> RESERVED =
      List.of(
          "ALL ANALYZE AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST COLLATE CONTAINS CREATE CROSS CUBE CURRENT DEFAULT DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE EXISTS EXTRACT FALSE FETCH FOLLOWING FOR FROM FULL GROUP GROUPING GROUPS HASH HAVING IF IGNORE IN INNER INTERSECT INTERVAL INTO IS JOIN LATERAL LEFT LIKE LIMIT LOOKUP MERGE NATURAL NEW NO NOT NULL NULLS OF ON OR ORDER OUTER OVER PARTITION PRECEDING PROTO QUALIFY RANGE RECURSIVE RESPECT RIGHT ROLLUP ROWS SELECT SET SOME STRUCT TABLESAMPLE THEN TO TREAT TRUE UNBOUNDED UNION UNNEST USING WHEN WHERE WINDOW WITH WITHIN"
              .split(" "));

  /// What a function is about, by the family that it belongs to.
  public enum Topic {
    NUMERIC(Set.of("arithmetic", "math")),
    STRING(Set.of("string", "text")),
    SYSTEM(Set.of("session", "conditional")),
    DATETIME(Set.of("date", "time", "datetime", "timestamp", "interval"));

    private final Set<String> families;

    Topic(Set<String> families) {
      this.families = families;
    }
  }

  private EngineFunctions() {}

  /// The words that need back quotes to be names.
  public static List<String> reservedKeywords() {
    return RESERVED;
  }

  /// The names of all functions, in order; operators have none.
  public static List<String> names() {
    return names(function -> true);
  }

  /// The names of the functions about a topic, in order.
  public static List<String> names(Topic topic) {
    return names(function -> topic.families.contains(family(function)));
  }

  private static List<String> names(Predicate<SqlFunction> wanted) {
    return Functions.all().stream()
        .filter(wanted)
        .map(function -> function.definition().name())
        .filter(name -> Character.isLetter(name.charAt(0)))
        .distinct()
        .sorted()
        .toList();
  }

  private static String family(SqlFunction function) {
    String name = function.getClass().getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
