package dev.lakebird.conformance.suite;

import dev.lakebird.engine.settings.Setting;
import dev.lakebird.engine.settings.Settings;

/// What one case may take.
///
/// @param seconds until its statement is cancelled
/// @param graceSeconds how much longer it may take to end by itself before it is cancelled, and then to
///     stop before it is left behind
record CaseLimits(int seconds, int graceSeconds, String memory) {
  static final CaseLimits DEFAULT = new CaseLimits(20, 5, "512MB");

  Settings settings() {
    return Settings.DEFAULTS
        .with(Setting.THREADS, "1")
        .with(Setting.MEMORY_LIMIT, memory)
        .with(Setting.STATEMENT_TIMEOUT, Integer.toString(seconds));
  }
}
