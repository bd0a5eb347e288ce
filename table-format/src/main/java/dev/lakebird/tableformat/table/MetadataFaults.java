package dev.lakebird.tableformat.table;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.iceberg.IcebergFaults;
import java.util.Optional;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.exceptions.ValidationException;

/// What iceberg-core throws over metadata files, in our terms. A failure of storage comes back as it was; a
/// file that metadata names and that is gone, and one that does not parse, are CORRUPT_FILE.
public final class MetadataFaults {
  private MetadataFaults() {}

  public static LakebirdException translate(RuntimeException thrown, String location) {
    Optional<LakebirdException> original = IcebergFaults.original(thrown);
    boolean gone =
        thrown instanceof NotFoundException
            || original.filter(found -> found.code() == ErrorCode.NOT_FOUND).isPresent();
    if (gone) {
      return error(ErrorCode.CORRUPT_FILE, "A metadata file of a table is missing", thrown)
          .with("file", original.map(found -> found.context().get("file")).orElse(location));
    }
    if (original.isPresent()) {
      return original.get();
    }
    LakebirdException failure =
        switch (thrown) {
          case RuntimeIOException io ->
              error(ErrorCode.CORRUPT_FILE, "A metadata file of a table cannot be read", io);
          case ValidationException invalid ->
              error(ErrorCode.CONFLICT, "The table cannot take the change", invalid);
          default -> error(ErrorCode.CORRUPT_FILE, "A metadata file of a table is damaged", thrown);
        };
    return failure.with("file", location);
  }

  private static LakebirdException error(ErrorCode code, String message, Throwable cause) {
    return new LakebirdException(code, message, cause);
  }
}
