package dev.lakebird.ingestload.cell;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which cells are NULL: those that are missing, those that equal a marker, and where no marker was chosen,
/// empty ones of types other than STRING and BYTES. Source: BigQuery, `null_marker`.
public final class NullRule {
  /// Cells that are missing are NULL, and no others.
  public static final NullRule MISSING = new NullRule(List.of(), false);

  private final byte[][] markers;
  private final boolean emptyIsNull;

  /// The rule of CSV.
  public NullRule(List<String> markers) {
    this(markers, markers.isEmpty());
  }

  private NullRule(List<String> markers, boolean emptyIsNull) {
    this.emptyIsNull = emptyIsNull;
    this.markers =
        markers.stream().map(m -> m.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  /// Whether an empty cell of a type that has no empty value is NULL.
  boolean emptyIsNull() {
    return emptyIsNull;
  }

  boolean hasMarkers() {
    return markers.length > 0;
  }

  boolean isMarker(MemorySegment data, int start, int end) {
    for (byte[] marker : markers) {
      if (marker.length == end - start) {
        int i = 0;
        while (i < marker.length && data.get(BYTE, start + i) == marker[i]) {
          i++;
        }
        if (i == marker.length) {
          return true;
        }
      }
    }
    return false;
  }
}
