package dev.lakebird.catalog.model;

/// What must hold for a commit to take place, beyond what its changes themselves need. The tables that
/// a statement read are required unchanged.
public sealed interface Requirement {
  /// The table still stands under its name at its metadata file.
  record TableUnchanged(TableEntry table) implements Requirement {}

  /// No table has the name.
  record TableAbsent(TableName name) implements Requirement {}

  /// The schema still stands under its name.
  record SchemaUnchanged(SchemaEntry schema) implements Requirement {}
}
