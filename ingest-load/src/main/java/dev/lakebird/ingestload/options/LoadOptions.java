package dev.lakebird.ingestload.options;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The options of FILES, checked.
///
/// @param uris locations and patterns, at least one
/// @param csv of format CSV alone
/// @param encoding of text
/// @param timeZone of timestamps that say none; empty for the session's
/// @param badRecordsMax how many records may be left out since they cannot be read
/// @param ignoresUnknownValues whether values that no column takes are dropped
public record LoadOptions(
    LoadFormat format,
    List<String> uris,
    Optional<CsvOptions> csv,
    TextEncoding encoding,
    Optional<ZoneId> timeZone,
    long badRecordsMax,
    boolean ignoresUnknownValues) {
  public LoadOptions {
    uris = List.copyOf(uris);
  }
}
