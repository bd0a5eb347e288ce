package dev.lakebird.export;

import dev.lakebird.storage.bytes.ByteWriter;
import org.apache.arrow.memory.BufferAllocator;

/// Makes the files of one export. Any thread may call it.
@FunctionalInterface
interface ExportFiles {
  /// Starts a file.
  ///
  /// @param out where it goes; the file commits and closes it
  ExportFile open(ByteWriter out, BufferAllocator allocator);
}
