package dev.lakebird.export;

/// A file that an export has written whole.
///
/// @param number its place among the files of the export
/// @param bytes as it lies in storage
public record ExportedFile(int number, String location, long rows, long bytes) {}
