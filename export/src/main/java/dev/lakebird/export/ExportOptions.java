package dev.lakebird.export;

/// What an export is to make.
///
/// @param overwrite whether files that exist already are replaced; no other file is deleted
/// @param header whether each CSV file begins with the names of the columns
/// @param fieldDelimiter what stands between the fields of CSV, one character
public record ExportOptions(
    ExportDestination destination,
    ExportFormat format,
    ExportCompression compression,
    boolean overwrite,
    boolean header,
    String fieldDelimiter) {}
