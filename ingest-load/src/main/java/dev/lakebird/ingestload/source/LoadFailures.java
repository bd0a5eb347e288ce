package dev.lakebird.ingestload.source;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;

/// Failures of a load that name a file.
public final class LoadFailures {
  private LoadFailures() {}

  /// The failure with the file that was being read.
  public static LakebirdException in(String file, RuntimeException failure) {
    return failure instanceof LakebirdException known
        ? known.with("file", file)
        : new LakebirdException(ErrorCode.INTERNAL_ERROR, "Unexpected failure: " + failure, failure)
            .with("file", file);
  }
}
