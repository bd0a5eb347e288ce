package dev.lakebird.ingestload.source;

import java.util.List;

/// The records that a load left out.
///
/// @param count how many
/// @param shown some of them, in the order of files and lines
public record BadRecords(long count, List<BadRecord> shown) {
  public static final BadRecords NONE = new BadRecords(0, List.of());

  public BadRecords {
    shown = List.copyOf(shown);
  }
}
