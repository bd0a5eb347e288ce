package dev.lakebird.tableformat.commit;

import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.jspecify.annotations.Nullable;

/// Takes a change of one table's metadata in memory: manifests are written, the metadata file and the
/// catalog are left to the caller. Belongs to one write.
final class StagingOperations implements TableOperations {
  private static final String MANIFEST_LIST_PREFIX = "snap-";

  private final FileIO io;
  private final CommitListener listener;
  private TableMetadata current;
  private @Nullable RuntimeException listenerFailure;

  StagingOperations(TableMetadata base, FileIO io, CommitListener listener) {
    this.current = base;
    this.io = io;
    this.listener = listener;
  }

  @Override
  public TableMetadata current() {
    return current;
  }

  @Override
  public TableMetadata refresh() {
    return current;
  }

  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    current = metadata;
  }

  @Override
  public FileIO io() {
    return io;
  }

  /// What the listener threw, which iceberg-core may have wrapped.
  Optional<RuntimeException> listenerFailure() {
    return Optional.ofNullable(listenerFailure);
  }

  /// The manifest list is named when its manifests are written.
  @Override
  public String metadataFileLocation(String fileName) {
    if (fileName.startsWith(MANIFEST_LIST_PREFIX)) {
      try {
        listener.reached(CommitStage.MANIFEST);
      } catch (RuntimeException failure) {
        listenerFailure = failure;
        throw failure;
      }
    }
    return metadataFolder() + fileName;
  }

  /// A name for the next metadata file, in the usual form `00007-<uuid>.metadata.json`.
  String newMetadataLocation() {
    return metadataFolder() + "%05d-%s.metadata.json".formatted(nextVersion(), UUID.randomUUID());
  }

  private int nextVersion() {
    String location = current.metadataFileLocation();
    if (location == null) {
      return 0;
    }
    String name = location.substring(location.lastIndexOf('/') + 1);
    int dash = name.indexOf('-');
    try {
      return dash < 0 ? 0 : Integer.parseInt(name.substring(0, dash)) + 1;
    } catch (NumberFormatException foreignName) {
      return 0;
    }
  }

  private String metadataFolder() {
    return current.location() + "/metadata/";
  }

  @Override
  public LocationProvider locationProvider() {
    return LocationProviders.locationsFor(current.location(), current.properties());
  }
}
