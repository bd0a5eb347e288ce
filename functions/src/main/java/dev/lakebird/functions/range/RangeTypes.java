package dev.lakebird.functions.range;

import dev.lakebird.types.SqlType;
import java.util.List;

/// The types of ranges.
final class RangeTypes {
  static final SqlType DATES = new SqlType.Range(SqlType.DATE);
  static final SqlType DATETIMES = new SqlType.Range(SqlType.DATETIME);
  static final SqlType TIMESTAMPS = new SqlType.Range(SqlType.TIMESTAMP);
  static final List<SqlType> ALL = List.of(DATES, DATETIMES, TIMESTAMPS);

  private RangeTypes() {}
}
