package dev.lakebird.demo.datagen;

/// Lines of CSV in memory.
///
/// @param text UTF-8, of which the first `length` bytes count
record CsvPart(byte[] text, int length, long rows) implements AutoCloseable {
  @Override
  public void close() {}
}
