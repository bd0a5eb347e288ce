package dev.lakebird.tableformat.commit;

import dev.lakebird.tableformat.table.TableState;
import java.util.List;

/// A new state of a table, written and not yet committed.
///
/// @param metadataLocation the metadata file that a commit would make current
/// @param writtenFiles every metadata file, manifest list and manifest written for it; to be deleted
///     when the commit is known to have failed, and never otherwise
public record StagedTable(TableState state, String metadataLocation, List<String> writtenFiles) {
  public StagedTable {
    writtenFiles = List.copyOf(writtenFiles);
  }
}
