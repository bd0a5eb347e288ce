package dev.lakebird.sql.plan;

import dev.lakebird.foundation.SourcePosition;
import org.jspecify.annotations.Nullable;

/// Where in the statement an expression comes from. Places never make expressions different: any two
/// are equal, so that two spellings of one computation at two places are equal records.
public record Place(@Nullable SourcePosition position) {
  /// Made by planning, not written anywhere.
  public static final Place UNKNOWN = new Place(null);

  public static Place at(SourcePosition position) {
    return new Place(position);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Place;
  }

  @Override
  public int hashCode() {
    return 1;
  }

  /// `line:column`, or empty where unknown.
  @Override
  public String toString() {
    return position == null ? "" : position.line() + ":" + position.column();
  }
}
