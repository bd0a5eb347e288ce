package dev.lakebird.benchmarks;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One query in the dialects of the contestants. Tables are written `{lineitem}` and replaced by how
/// an engine reads the files.
record RaceQuery(String name, String googleSql, String duckSql, boolean ordered) {
  private static final Pattern TABLE = Pattern.compile("\\{([a-z]+)}");

  /// The TPC-H queries that the engine runs, written from the TPC-H specification.
  static final List<String> TPCH =
      List.of("1", "3", "5", "6", "7", "8", "9", "10", "12", "13", "14", "19");

  /// TPC-H query `name` (`6` or `Q6`) with the specification's validation parameters. Its text is
  /// `tpch/qNN.sql`; where DuckDB writes something in another way, `tpch/qNN.duckdb.sql` is its own.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT where there is no such query
  static RaceQuery tpch(String name) {
    String number = name.startsWith("Q") || name.startsWith("q") ? name.substring(1) : name;
    String base = "tpch/q" + (number.length() == 1 ? "0" : "") + number;
    String text =
        resource(base + ".sql")
            .orElseThrow(
                () ->
                    new LakebirdException(
                        ErrorCode.INVALID_ARGUMENT,
                        "There is no query " + number + "; one of " + String.join(", ", TPCH)));
    return new RaceQuery("Q" + number, text, resource(base + ".duckdb.sql").orElse(text), true);
  }

  /// The tables that the query reads.
  List<String> tables() {
    return TABLE.matcher(googleSql).results().map(m -> m.group(1)).distinct().sorted().toList();
  }

  /// A dialect's text with every table replaced.
  static String bind(String text, Function<String, String> table) {
    return TABLE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(table.apply(m.group(1))));
  }

  private static Optional<String> resource(String name) {
    try (InputStream in = RaceQuery.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "A query cannot be read", e);
    }
  }
}
