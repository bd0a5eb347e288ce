package dev.lakebird.sql.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes up queries over the tables `t.x`, `t.y` and `t.z` with the INT64 columns a, b and c.
final class RandomQueries {
  private final Random random;
  private int aliases;

  RandomQueries(Random random) {
    this.random = random;
  }

  /// A part of FROM and the names it gives.
  private record Source(String text, List<String> columns) {}

  String next() {
    return query(2, 1 + random.nextInt(3));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// A query with columns c0, c1, …
  private String query(int depth, int width) {
    int kind = random.nextInt(10);
    if (kind == 0 && depth > 0) {
      return "(" + query(depth - 1, width) + ") UNION ALL " + select(depth - 1, width);
    }
    if (kind == 1) {
      var order =
          IntStream.range(0, width).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
      return "SELECT * FROM ("
          + select(depth, width)
          + ") ORDER BY "
          + order
          + " LIMIT "
          + random.nextInt(6)
          + (chance(30) ? " OFFSET 1" : "");
    }
    return kind < 5 ? grouped(depth, width) : select(depth, width);
  }

  private String where(Source source, int percent, boolean subqueries) {
    return chance(percent) ? " WHERE " + condition(source.columns(), 2, subqueries) : "";
  }

  private String select(int depth, int width) {
    var source = source(depth, 1 + random.nextInt(4));
    var items = new ArrayList<String>();
    for (int i = 0; i < width; i++) {
      items.add(expression(source.columns(), 2) + " AS c" + i);
    }
    return "SELECT "
        + (chance(15) ? "DISTINCT " : "")
        + String.join(", ", items)
        + " FROM "
        + source.text()
        + where(source, 75, true);
  }

  private String grouped(int depth, int width) {
    var source = source(depth, 1 + random.nextInt(3));
    int keys = random.nextInt(width + 1);
    var items = new ArrayList<String>();
    for (int i = 0; i < width; i++) {
      var value = i < keys ? expression(source.columns(), 1) : aggregate(source.columns());
      items.add(value + " AS c" + i);
    }
    var ordinals =
        IntStream.rangeClosed(1, keys)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    return "SELECT "
        + String.join(", ", items)
        + " FROM "
        + source.text()
        + where(source, 60, true)
        + (keys > 0 ? " GROUP BY " + ordinals : "")
        + (chance(30) ? " HAVING COUNT(*) > " + random.nextInt(3) : "");
  }

  private String aggregate(List<String> columns) {
    return switch (random.nextInt(5)) {
      case 0 -> "COUNT(*)";
      case 1 -> "COUNT(" + any(columns) + ")";
      case 2 -> "MIN(" + expression(columns, 1) + ")";
      case 3 -> "COUNT(DISTINCT " + any(columns) + ")";
      default -> "SUM(" + any(columns) + ")";
    };
  }

  private Source source(int depth, int joins) {
    var source = relation(depth);
    for (int i = 1; i < joins; i++) {
      source = joined(source, relation(depth));
    }
    return source;
  }

  private Source joined(Source left, Source right) {
    var columns = new ArrayList<>(left.columns());
    columns.addAll(right.columns());
    var equality = any(left.columns()) + " = " + any(right.columns());
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new Source("(" + left.text() + " CROSS JOIN " + right.text() + ")", columns);
      case 3 -> on("LEFT", left, right, equality, columns);
      case 4 -> on("RIGHT", left, right, equality, columns);
      case 5 -> on("FULL", left, right, equality, columns);
      default -> on("INNER", left, right, equality, columns);
    };
  }

  private Source on(String kind, Source left, Source right, String equality, List<String> columns) {
    var condition =
        chance(40)
            ? equality + " AND " + condition(columns, 1, false)
            : chance(15) ? condition(columns, 1, false) : equality;
    return new Source(
        "(" + left.text() + " " + kind + " JOIN " + right.text() + " ON " + condition + ")",
        columns);
  }

  private Source relation(int depth) {
    aliases++;
    var alias = "r" + aliases;
    if (depth > 0 && chance(35)) {
      int width = 1 + random.nextInt(3);
      var columns = IntStream.range(0, width).mapToObj(i -> alias + ".c" + i).toList();
      return new Source("(" + query(depth - 1, width) + ") " + alias, columns);
    }
    if (chance(8)) {
      return new Source("UNNEST([1, 2, 3]) " + alias, List.of(alias));
    }
    return new Source(
        "t." + any(List.of("x", "y", "z")) + " " + alias,
        List.of(alias + ".a", alias + ".b", alias + ".c"));
  }

  private String expression(List<String> columns, int depth) {
    if (depth == 0 || chance(50)) {
      return chance(80) ? any(columns) : constant();
    }
    var left = expression(columns, depth - 1);
    var right = expression(columns, depth - 1);
    return switch (random.nextInt(6)) {
      case 0 -> "(" + left + " + " + right + ")";
      case 1 -> "COALESCE(" + left + ", " + right + ")";
      case 2 -> "IF(" + condition(columns, 0, false) + ", " + left + ", " + right + ")";
      case 3 ->
          "CASE WHEN " + condition(columns, 0, false) + " THEN " + left + " ELSE " + right + " END";
      case 4 -> chance(20) ? "DIV(" + left + ", " + right + ")" : left;
      default -> left;
    };
  }

  private String constant() {
    return chance(5) ? "CAST(NULL AS INT64)" : Integer.toString(random.nextInt(4));
  }

  private String condition(List<String> columns, int depth, boolean subqueries) {
    if (depth > 0 && chance(60)) {
      var left = condition(columns, depth - 1, subqueries);
      var right = condition(columns, depth - 1, subqueries);
      return switch (random.nextInt(6)) {
        case 0, 1, 2 -> "(" + left + " AND " + right + ")";
        case 3 -> "(" + left + " OR " + right + ")";
        case 4 ->
            "(("
                + left
                + " AND "
                + right
                + ") OR ("
                + left
                + " AND "
                + condition(columns, depth - 1, subqueries)
                + "))";
        default -> "NOT (" + left + " OR " + right + ")";
      };
    }
    return test(columns, subqueries);
  }

  private String test(List<String> columns, boolean subqueries) {
    var column = any(columns);
    var operator = any(List.of("=", "=", "=", "<", "<=", ">", ">=", "!="));
    return switch (random.nextInt(subqueries ? 16 : 14)) {
      case 0, 1, 2, 3 -> column + " " + operator + " " + any(columns);
      case 4, 5, 6 -> column + " " + operator + " " + constant();
      case 7 -> column + " IS NULL";
      case 8 -> column + " IS NOT NULL";
      case 9 -> column + " IN (" + constant() + ", " + constant() + ")";
      case 10 -> "NOT (" + column + " " + operator + " " + constant() + ")";
      case 11 -> "(" + column + " != 0 AND DIV(6, " + column + ") > 1)";
      case 12 -> chance(50) ? "TRUE" : chance(50) ? "FALSE" : "RAND() >= 0";
      case 13 -> expression(columns, 1) + " " + operator + " " + expression(columns, 1);
      case 14 -> column + " IN (SELECT a FROM t.y WHERE b > " + constant() + ")";
      default -> column + " > (SELECT MIN(b) FROM t.z)";
    };
  }
}
