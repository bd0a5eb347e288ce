package dev.lakebird.export;

import dev.lakebird.storage.Storage;

/// Where an export goes: a location with one `*`, which stands for the number of a file.
///
/// @param prefix what is before the `*`
/// @param suffix what is after it
public record ExportDestination(String prefix, String suffix) {
  private static final int NUMBER_DIGITS = 12;

  /// The pattern as written.
  public String pattern() {
    return prefix + "*" + suffix;
  }

  /// Where the file of a number lies: twelve digits, as BigQuery names them.
  public String shard(int number) {
    return prefix + String.format("%0" + NUMBER_DIGITS + "d", number) + suffix;
  }

  /// Where the manifest lies: beside the files, under a name that readers of folders leave out and no
  /// pattern names.
  public String manifest() {
    int name = prefix.lastIndexOf('/') + 1;
    return prefix.substring(0, name)
        + "_"
        + prefix.substring(name)
        + "manifest"
        + suffix
        + Storage.EXPORT_MANIFEST_SUFFIX;
  }
}
