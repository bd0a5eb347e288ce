package dev.lakebird.storage.s3;

/// Carries a failure, not yet mapped, from a request to the writer that knows what it means there.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final RuntimeException failure;

  private Refused(RuntimeException failure) {
    super(failure);
    this.failure = failure;
  }

  static <T> T rethrow(RuntimeException failure) {
    throw new Refused(failure);
  }

  RuntimeException failure() {
    return failure;
  }
}
