package dev.lakebird.functions.spi;

import dev.lakebird.foundation.Cancellation;
import java.time.ZoneId;

/// What every call of one statement shares.
///
/// @param statementMicros the statement's CURRENT_TIMESTAMP, microseconds since 1970 UTC
/// @param zone the default time zone
/// @param user what SESSION_USER answers
/// @param seed the seed of the statement's random functions
public record EvaluationContext(
    long statementMicros, ZoneId zone, String user, long seed, Cancellation cancellation) {}
