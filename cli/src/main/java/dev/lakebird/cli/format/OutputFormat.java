package dev.lakebird.cli.format;

/// How results are printed; the names in lower case are the arguments of `--format`.
public enum OutputFormat {
  /// Aligned columns with a header, for people.
  TABLE,
  /// One TO_JSON_STRING of the row a line.
  JSON,
  /// RFC 4180, one header line a result.
  CSV
}
