package dev.lakebird.conformance.suite;

import java.util.Optional;

/// How a case came out.
public sealed interface Outcome {
  /// As expected.
  record Passed() implements Outcome {}

  /// Otherwise.
  ///
  /// @param cause the same for failures of the same kind: what is not implemented, or the kind of
  ///     difference
  /// @param got what came instead, for a person
  /// @param code of our error, where it was one
  record Failed(String cause, String got, Optional<String> code) implements Outcome {}

  /// Not compared, since the case cannot be.
  record Excluded(String reason) implements Outcome {}

  /// Left out by the one who runs the suites.
  record Skipped() implements Outcome {}
}
