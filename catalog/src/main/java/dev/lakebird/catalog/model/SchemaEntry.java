package dev.lakebird.catalog.model;

import java.util.UUID;

/// A schema (BigQuery: dataset) as a catalog knows it. A schema that is dropped and made again under
/// its old name has another id.
public record SchemaEntry(UUID id, String name) {}
