package dev.lakebird.ingestload.options;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How CSV is read.
///
/// @param delimiter the byte between cells
/// @param quote the byte around cells that hold delimiters, or -1 for none
/// @param leadingRows rows to pass over; empty where a header is to be looked for
/// @param nullMarkers cells that mean NULL; empty where nobody chose any: then an empty cell is NULL for all
///     types but STRING and BYTES
/// @param jaggedRows whether trailing columns may be missing
/// @param quotedNewlines whether quoted cells may hold line ends
/// @param controlCharacters whether ASCII control characters, NUL among them, are kept
/// @param matchByName whether columns are found by the names of a header; empty where the file decides
public record CsvOptions(
    byte delimiter,
    int quote,
    OptionalInt leadingRows,
    List<String> nullMarkers,
    boolean jaggedRows,
    boolean quotedNewlines,
    boolean controlCharacters,
    Optional<Boolean> matchByName) {
  public CsvOptions {
    nullMarkers = List.copyOf(nullMarkers);
  }
}
