package dev.lakebird.storage.iceberg;

import dev.lakebird.foundation.LakebirdException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.jspecify.annotations.Nullable;

/// The two failures that Iceberg's contract names in its own types; all others pass as they are. Ours is
/// the cause of theirs, and comes back by [#original].
public final class IcebergFaults {
  private IcebergFaults() {}

  /// Our failure inside whatever iceberg-core threw, if there is one.
  public static Optional<LakebirdException> original(Throwable thrown) {
    for (@Nullable Throwable step = thrown; step != null; step = step.getCause()) {
      if (step instanceof LakebirdException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  static <T> T translated(Supplier<T> call) {
    try {
      return call.get();
    } catch (LakebirdException e) {
      throw switch (e.code()) {
        case NOT_FOUND, BUCKET_NOT_FOUND -> new NotFoundException(e, "%s", e.describe());
        case ALREADY_EXISTS -> new AlreadyExistsException(e, "%s", e.describe());
        default -> e;
      };
    }
  }

  static void translated(Runnable call) {
    IcebergFaults.<@Nullable Object>translated(
        () -> {
          call.run();
          return null;
        });
  }
}
