package dev.lakebird.functions.date;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.functions.text.CivilParser;
import dev.lakebird.types.value.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The time zone of each row: that of an argument, else that of the session. Source: GoogleSQL
/// reference, "Timestamp functions", "How time zones work with timestamp functions".
public final class Zones {
  private final int argument;
  private final @Nullable ZoneId constant;

  private Zones(int argument, @Nullable ZoneId constant) {
    this.argument = argument;
    this.constant = constant;
  }

  /// The zones of a call whose argument `index`, where there is one, names the zone.
  public static Zones of(BoundCall call, int index) {
    if (index >= call.arguments().size()) {
      return new Zones(-1, null);
    }
    Value value = call.argument(index).constant().orElse(null);
    ZoneId zone = value instanceof Value.StringValue name ? parse(name.value()).orElse(null) : null;
    return new Zones(index, zone);
  }

  /// UTC for every row.
  static Zones utc() {
    return new Zones(-1, ZoneOffset.UTC);
  }

  /// The one zone of all rows of a batch; empty where an argument names one a row.
  Optional<ZoneId> shared(EvaluationContext context) {
    if (constant != null) {
      return Optional.of(constant);
    }
    return argument < 0 ? Optional.of(context.zone()) : Optional.empty();
  }

  /// The zone of a row.
  ///
  /// @throws LakebirdException INVALID_VALUE where there is no zone of the name
  public ZoneId at(Row row) {
    if (constant != null) {
      return constant;
    }
    if (argument < 0) {
      return row.context().zone();
    }
    String name = row.stringAt(argument);
    return parse(name)
        .orElseThrow(
            () -> new LakebirdException(ErrorCode.INVALID_VALUE, "Invalid time zone: " + name));
  }

  /// The civil time that a zone shows at an instant.
  public static long toCivil(long micros, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Instant instant =
        rules.isFixedOffset()
            ? Instant.EPOCH
            : Instant.ofEpochSecond(Math.floorDiv(micros, CivilClock.SECOND));
    return micros + rules.getOffset(instant).getTotalSeconds() * CivilClock.SECOND;
  }

  /// The instant at which a zone shows a civil time: the first of two, and in a gap the civil time
  /// moved on by the gap's length.
  public static long fromCivil(long civil, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    ZoneOffset offset;
    if (rules.isFixedOffset()) {
      offset = rules.getOffset(Instant.EPOCH);
    } else {
      LocalDateTime local =
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(civil, CivilClock.SECOND),
              (int) Math.floorMod(civil, CivilClock.SECOND) * 1000,
              ZoneOffset.UTC);
      List<ZoneOffset> valid = rules.getValidOffsets(local);
      offset = valid.isEmpty() ? rules.getTransition(local).getOffsetBefore() : valid.getFirst();
    }
    return civil - offset.getTotalSeconds() * CivilClock.SECOND;
  }

  /// A zone by its name in the tz database, or by its distance from UTC, such as `-08:00`.
  public static Optional<ZoneId> parse(String name) {
    return CivilParser.zone(name);
  }
}
