package dev.lakebird.catalog.identity;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.WriteMode;
import java.util.Optional;

/// The object `.lakebird/identity.json` of a warehouse. It is made once and never changes.
final class IdentityObject {
  private final Storage storage;
  private final String location;

  IdentityObject(Storage storage, String warehouse) {
    this.storage = storage;
    this.location = warehouse + "/.lakebird/identity.json";
  }

  Optional<CatalogIdentity> find() {
    return storage.exists(location) ? Optional.of(load()) : Optional.empty();
  }

  /// Writes the identity unless there is one; returns the one that stands. It is read back, since not
  /// every store keeps two writers apart.
  CatalogIdentity createIfAbsent(CatalogIdentity proposed) {
    try {
      storage.write(location, CatalogIdentityJson.write(proposed), WriteMode.IF_ABSENT);
    } catch (LakebirdException failure) {
      if (failure.code() != ErrorCode.ALREADY_EXISTS) {
        throw failure;
      }
    }
    return load();
  }

  private CatalogIdentity load() {
    try {
      return CatalogIdentityJson.read(storage.readAll(location));
    } catch (LakebirdException failure) {
      throw failure.with("file", location);
    }
  }
}
