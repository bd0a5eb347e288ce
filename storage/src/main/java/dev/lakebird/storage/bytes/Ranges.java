package dev.lakebird.storage.bytes;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.List;

/// The bounds check that every store applies to reads.
public final class Ranges {
  private Ranges() {}

  /// Throws `CORRUPT_FILE` unless every read lies within `[0, fileLength)`.
  public static void check(String location, long fileLength, List<RangeRead> reads) {
    for (RangeRead read : reads) {
      if (read.offset() < 0 || read.length() > fileLength - read.offset()) {
        throw pastEnd(location, fileLength, read.offset(), read.length());
      }
    }
  }

  /// The failure of a file whose length is not the one its reader was told.
  public static LakebirdException wrongLength(String location, long fileLength, long toldLength) {
    return new LakebirdException(
            ErrorCode.CORRUPT_FILE, "The file is truncated or damaged: it has another length")
        .with("file", location)
        .with("fileLength", fileLength)
        .with("expectedLength", toldLength);
  }

  /// The failure of a read that the file is too short for.
  public static LakebirdException pastEnd(
      String location, long fileLength, long offset, long length) {
    return new LakebirdException(
            ErrorCode.CORRUPT_FILE, "The file is truncated or damaged: a read passes its end")
        .with("file", location)
        .with("offset", offset)
        .with("bytes", length)
        .with("fileLength", fileLength);
  }
}
