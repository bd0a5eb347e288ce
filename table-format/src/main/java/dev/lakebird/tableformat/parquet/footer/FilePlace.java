package dev.lakebird.tableformat.parquet.footer;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import org.jspecify.annotations.Nullable;

/// Where in which file something is read: what every error about a file names.
///
/// @param file the location of the file
/// @param column the column, or null for the file as a whole
public record FilePlace(String file, @Nullable String column) {
  public static FilePlace of(String file) {
    return new FilePlace(file, null);
  }

  public FilePlace column(String name) {
    return new FilePlace(file, name);
  }

  /// CORRUPT_FILE: the file is truncated, damaged or no Parquet file; `what` says what is wrong.
  public LakebirdException corrupt(String what) {
    return place(
        new LakebirdException(ErrorCode.CORRUPT_FILE, "The Parquet file is damaged: " + what));
  }

  public LakebirdException corrupt(String what, Throwable cause) {
    return place(
        new LakebirdException(
            ErrorCode.CORRUPT_FILE, "The Parquet file is damaged: " + what, cause));
  }

  /// UNIMPLEMENTED: the file is well-formed and uses a feature that is not read yet.
  public LakebirdException unimplemented(String feature) {
    return place(LakebirdException.unimplemented(feature));
  }

  private LakebirdException place(LakebirdException fault) {
    LakebirdException placed = fault.with("file", file);
    return column == null ? placed : placed.with("column", column);
  }
}
