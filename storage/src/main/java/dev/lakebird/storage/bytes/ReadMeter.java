package dev.lakebird.storage.bytes;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Counts what [ReadCounters] shows.
public final class ReadMeter {
  private final LongAdder asked = new LongAdder();
  private final LongAdder fetched = new LongAdder();
  private final LongAdder requests = new LongAdder();

  /// Reads that a caller wishes.
  public void asked(List<RangeRead> reads) {
    for (RangeRead read : reads) {
      asked.add(read.length());
    }
  }

  /// One call to the store and the bytes it brought.
  public void fetched(long bytes) {
    fetched.add(bytes);
    requests.increment();
  }

  /// The counts now.
  public ReadCounters counters() {
    return new ReadCounters(asked.sum(), fetched.sum(), requests.sum());
  }
}
