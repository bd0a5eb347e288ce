package dev.lakebird.catalog.model;

/// The name of a table within its warehouse. Both parts are case-sensitive.
public record TableName(String schema, String table) {
  @Override
  public String toString() {
    return schema + "." + table;
  }
}
