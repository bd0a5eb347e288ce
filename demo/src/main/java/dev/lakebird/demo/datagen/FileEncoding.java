package dev.lakebird.demo.datagen;

import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.types.Column;
import java.util.List;

/// A file format: workers encode pieces of a table, one thread puts them into a file in their order.
///
/// @param <P> an encoded part of a piece; whoever holds it closes it
interface FileEncoding<P extends AutoCloseable> {
  /// What names of files end in: `parquet`.
  String extension();

  /// Makes and encodes a piece.
  List<P> encode(GeneratedTable table, double scale, int piece, int pieces);

  /// Starts a file.
  ///
  /// @param out where it goes; the file commits and closes it
  Parts<P> open(List<Column> columns, ByteWriter out);

  /// Frees a part.
  void discard(P part);

  /// A file that takes parts.
  interface Parts<P> extends AutoCloseable {
    /// Appends a part, which stays the caller's, and answers its rows.
    long append(P part);

    /// Makes the file visible.
    GeneratedFile finish();

    @Override
    void close();
  }
}
