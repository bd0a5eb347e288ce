package dev.lakebird.ingestload.text;

import java.lang.foreign.MemorySegment;

/// Looks at the beginning of a file.
@FunctionalInterface
public interface FileHead {
  /// What the first chunk says.
  ///
  /// @param file whose [TextFile#layout] it may set
  /// @return how many records are passed over
  int read(TextFile file, MemorySegment data, int from, int to);
}
