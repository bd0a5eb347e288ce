package dev.lakebird.tableformat.commit;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;

/// Keeps the history within a metadata file short. The commit log names every older metadata file, so
/// nothing is lost and no file is deleted.
final class HistoryWindow {
  /// The snapshots that a metadata file lists, those that branches and tags name aside.
  static final int COUNT_MAX = 20;

  private HistoryWindow() {}

  static TableMetadata shorten(TableMetadata metadata) {
    int surplus = metadata.snapshots().size() - COUNT_MAX;
    if (surplus <= 0) {
      return metadata;
    }
    Set<Long> named =
        metadata.refs().values().stream().map(SnapshotRef::snapshotId).collect(Collectors.toSet());
    Set<Long> removed =
        metadata.snapshots().stream()
            .filter(snapshot -> !named.contains(snapshot.snapshotId()))
            .sorted(Comparator.comparingLong(Snapshot::sequenceNumber))
            .limit(surplus)
            .map(Snapshot::snapshotId)
            .collect(Collectors.toSet());
    return TableMetadata.buildFrom(metadata).removeSnapshots(removed).build();
  }
}
