package dev.lakebird.catalog.model;

import java.util.Optional;
import java.util.UUID;

/// The state that a commit left an object in.
public sealed interface LoggedState {
  record SchemaState(UUID id, String name, boolean dropped) implements LoggedState {}

  /// The metadata file is absent where the table was dropped.
  record TableState(UUID id, UUID schemaId, String name, Optional<String> metadataLocation)
      implements LoggedState {}
}
