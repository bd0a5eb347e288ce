package dev.lakebird.functions.timestamp;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class TimestampFunctions {
  private TimestampFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new TimestampOf(),
        new DatetimeOf(),
        new TimeOf(),
        new CurrentTimestamp(),
        new CurrentDatetime(),
        new CurrentTime(),
        new TimestampAdd(),
        new TimestampSubtract(),
        new DatetimeAdd(),
        new DatetimeSubtract(),
        new TimestampDifference(),
        new DatetimeDifference(),
        new TimestampTruncate(),
        new DatetimeTruncate(),
        new UnixSeconds(),
        new TimestampSeconds(),
        new UnixMillis(),
        new TimestampMillis(),
        new UnixMicros(),
        new TimestampMicros(),
        new DateBucket(),
        new DatetimeBucket(),
        new TimestampBucket(),
        new TimeAdd(),
        new TimeSubtract(),
        new TimeDifference(),
        new TimeTruncate(),
        new TimestampFromUnixSeconds(),
        new TimestampFromUnixMillis(),
        new TimestampFromUnixMicros());
  }
}
