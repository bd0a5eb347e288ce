package dev.lakebird.engine.tables;

import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// How a plan names a table: by id and metadata file, never by name alone; files by their
/// pattern, temporary tables by an id of their session.
public final class TableIdentity {
  public static final String TABLE_ID = "table_id";
  public static final String METADATA = "metadata";
  public static final String PATH = "path";
  public static final String MEMORY = "memory";

  private TableIdentity() {}

  /// The identity of a table of the catalog at its state.
  public static Map<String, String> of(TableEntry entry) {
    return Map.of(TABLE_ID, entry.id().toString(), METADATA, entry.metadataLocation());
  }

  /// The identity of files queried by path.
  public static Map<String, String> ofPath(String pattern) {
    return Map.of(PATH, pattern);
  }

  /// The identity of a temporary table.
  public static Map<String, String> ofMemory(String id) {
    return Map.of(MEMORY, id);
  }

  /// The entry that an identity names.
  public static TableEntry entry(List<String> names, Map<String, String> identity) {
    String id = identity.get(TABLE_ID);
    String metadata = identity.get(METADATA);
    if (id == null || metadata == null || names.size() < 2) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The plan does not say which state of a table it means");
    }
    int last = names.size() - 1;
    return new TableEntry(
        UUID.fromString(id), new TableName(names.get(last - 1), names.get(last)), metadata);
  }
}
