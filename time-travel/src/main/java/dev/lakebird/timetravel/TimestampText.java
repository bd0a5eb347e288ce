package dev.lakebird.timetravel;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A TIMESTAMP as GoogleSQL prints it: `2026-01-02 03:04:05.000006+00`.
final class TimestampText {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final long MICROS = 1_000_000;

  private TimestampText() {}

  static String of(long micros) {
    long fraction = Math.floorMod(micros, MICROS);
    String text = SECONDS.format(Instant.ofEpochSecond(Math.floorDiv(micros, MICROS)));
    return text + (fraction == 0 ? "" : ".%06d".formatted(fraction)) + "+00";
  }
}
