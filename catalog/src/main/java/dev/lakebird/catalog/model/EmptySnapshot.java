package dev.lakebird.catalog.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The catalog before its first commit.
public record EmptySnapshot() implements CatalogSnapshot {
  @Override
  public CatalogHead head() {
    return CatalogHead.EMPTY;
  }

  @Override
  public Optional<SchemaEntry> findSchema(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<TableEntry> findTable(TableName name) {
    return Optional.empty();
  }

  @Override
  public List<SchemaEntry> listSchemas() {
    return List.of();
  }

  @Override
  public List<TableEntry> listTables(String schema) {
    return List.of();
  }

  @Override
  public OptionalLong createdMicros(SchemaEntry schema) {
    return OptionalLong.empty();
  }

  @Override
  public OptionalLong createdMicros(TableEntry table) {
    return OptionalLong.empty();
  }
}
