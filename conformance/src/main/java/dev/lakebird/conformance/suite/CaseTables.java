package dev.lakebird.conformance.suite;

import java.nio.file.Path;

/// Tables that a case reads besides those that its setup makes.
public sealed interface CaseTables {
  /// Tables that lie beside the suite, as [TableFolder] reads them.
  record Folder(Path path) implements CaseTables {}

  /// Tables of a public benchmark, made while the suite runs.
  record Generated(Benchmark benchmark, double scale) implements CaseTables {}

  /// Whose tables.
  enum Benchmark {
    TPCH,
    TPCDS
  }
}
