package dev.lakebird.cli.progress;

import dev.lakebird.foundation.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Counts of a job as a line of text.
final class ProgressText {
  private static final int BAR_WIDTH = 24;
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

  private ProgressText() {}

  /// `[=====>    ]  42 %  3 of 8 files, 1.2 GB, 3,000,000 rows, 4 s`
  static String bar(Progress.Snapshot counts, Duration elapsed) {
    OptionalDouble share = share(counts);
    var text = new StringBuilder();
    if (share.isPresent()) {
      int filled = (int) Math.round(share.getAsDouble() * BAR_WIDTH);
      text.append('[');
      for (int i = 0; i < BAR_WIDTH; i++) {
        text.append(i < filled ? '=' : i == filled ? '>' : ' ');
      }
      text.append("] ");
    }
    return text.append(line(counts, elapsed)).toString();
  }

  /// `42 %, 3 of 8 files, 1.2 GB, 3,000,000 rows, 4 s`
  static String line(Progress.Snapshot counts, Duration elapsed) {
    List<String> parts = new ArrayList<>();
    share(counts).ifPresent(s -> parts.add("%3d %%".formatted((int) Math.floor(s * 100))));
    if (counts.filesExpected() > 0) {
      parts.add(
          counts.filesDone()
              + " of "
              + (counts.filesExpected() == 1 ? "1 file" : counts.filesExpected() + " files"));
    } else if (counts.filesDone() > 0) {
      parts.add(counts.filesDone() == 1 ? "1 file" : counts.filesDone() + " files");
    }
    parts.add(bytes(counts.bytesDone()));
    parts.add("%,d rows".formatted(counts.rows()));
    if (counts.badRecords() > 0) {
      parts.add("%,d bad records".formatted(counts.badRecords()));
    }
    parts.add(elapsed.toSeconds() + " s");
    return String.join(", ", parts);
  }

  private static OptionalDouble share(Progress.Snapshot counts) {
    return counts.bytesExpected() <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.min(1, (double) counts.bytesDone() / (double) counts.bytesExpected()));
  }

  private static String bytes(long count) {
    double value = count;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return unit == 0 ? count + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
