package dev.lakebird.types.scan;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A filter that another part of the query fills in while the scan runs: the keys of a build side,
/// the threshold of a top-N. Until then it lets everything pass. Safe for use by many threads; a
/// later filter replaces an earlier one and is never weaker.
public final class RuntimeFilter {
  private final AtomicReference<@Nullable ScanFilter> filter = new AtomicReference<>();

  /// Makes the filter known to all scans that hold it.
  public void publish(ScanFilter stronger) {
    filter.set(stronger);
  }

  /// The filter as of now, empty while it has not arrived.
  public Optional<ScanFilter> current() {
    return Optional.ofNullable(filter.get());
  }
}
