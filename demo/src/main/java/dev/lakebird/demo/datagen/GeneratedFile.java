package dev.lakebird.demo.datagen;

/// A file of generated rows.
///
/// @param parts row groups of Parquet, pieces of CSV
public record GeneratedFile(String location, long rows, long bytes, int parts) {}
