package dev.lakebird.timetravel;

import dev.lakebird.catalog.identity.WarehouseCatalog;
import dev.lakebird.catalog.model.CatalogHead;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;

/// `FOR SYSTEM_TIME AS OF t`: the catalog as of the last commit at or before `t`, for every table alike.
/// The answer never changes: once a moment has been asked for, every later commit is stamped after it.
/// Source: the GoogleSQL reference, "FOR SYSTEM_TIME AS OF".
public final class AsOfResolver {
  private final WarehouseCatalog catalog;

  public AsOfResolver(WarehouseCatalog catalog) {
    this.catalog = catalog;
  }

  /// The catalog at a moment, in microseconds since 1970-01-01 UTC. A moment later than the catalog's
  /// clock is INVALID_VALUE.
  public CatalogSnapshot resolve(long timestampMicros) {
    long now = catalog.clockMicros();
    if (timestampMicros > now) {
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE,
          "Invalid snapshot time "
              + TimestampText.of(timestampMicros)
              + ": it is in the future; cannot read after "
              + TimestampText.of(now));
    }
    CatalogHead head = catalog.asOf(timestampMicros);
    return catalog.snapshotAt(head.sequence());
  }

  /// A table at a moment; NOT_FOUND where there was none of that name.
  public TableEntry loadTable(TableName name, long timestampMicros) {
    return resolve(timestampMicros)
        .findTable(name)
        .orElseThrow(() -> notFound(name, timestampMicros));
  }

  /// The error of a table that did not exist at a moment.
  public static LakebirdException notFound(TableName name, long timestampMicros) {
    return new LakebirdException(
        ErrorCode.NOT_FOUND,
        "Not found: Table " + name + " did not exist at " + TimestampText.of(timestampMicros));
  }
}
