package dev.lakebird.server.session;

import java.time.Duration;

/// What sessions may hold, and for how long.
///
/// @param sessionsMax sessions open at once
/// @param handlesMax prepared statements and unread results of a session
/// @param sessionIdle after so long without a call a session is closed
/// @param disconnectedIdle the same once its last connection is gone
/// @param handleIdle after so long without use a handle is closed
public record SessionLimits(
    int sessionsMax,
    int handlesMax,
    Duration sessionIdle,
    Duration disconnectedIdle,
    Duration handleIdle) {}
