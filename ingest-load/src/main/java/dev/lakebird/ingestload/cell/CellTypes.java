package dev.lakebird.ingestload.cell;

import dev.lakebird.functions.text.CivilParser;
import dev.lakebird.functions.text.NumberText;
import dev.lakebird.types.SqlType;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds out what type texts have. Source: BigQuery, "Using schema auto-detection".
public final class CellTypes {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,19}");
  private static final Pattern FLOAT =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private CellTypes() {}

  /// The narrowest type that the text is a value of; empty for no text.
  public static Optional<SqlType> of(String text) {
    String value = text.strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return Optional.of(SqlType.BOOL);
    }
    if (INTEGER.matcher(value).matches() && NumberText.parseInt64(value).isPresent()) {
      return Optional.of(SqlType.INT64);
    }
    if (FLOAT.matcher(value).matches() && NumberText.parseFloat64(value).isPresent()) {
      return Optional.of(SqlType.FLOAT64);
    }
    if (CivilParser.date(value).isPresent()) {
      return Optional.of(SqlType.DATE);
    }
    if (CivilParser.timestamp(value, ZoneOffset.UTC).isPresent()) {
      return Optional.of(SqlType.TIMESTAMP);
    }
    return Optional.of(CivilParser.time(value).isPresent() ? SqlType.TIME : SqlType.STRING);
  }

  /// The type that holds the values of both.
  public static SqlType merge(SqlType a, SqlType b) {
    if (a.equals(b)) {
      return a;
    }
    if (both(a, b, SqlType.INT64, SqlType.FLOAT64)) {
      return SqlType.FLOAT64;
    }
    return both(a, b, SqlType.DATE, SqlType.TIMESTAMP) ? SqlType.TIMESTAMP : SqlType.STRING;
  }

  private static boolean both(SqlType a, SqlType b, SqlType one, SqlType other) {
    return a.equals(one) && b.equals(other) || a.equals(other) && b.equals(one);
  }
}
