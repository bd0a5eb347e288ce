package dev.lakebird.sql;

import dev.lakebird.sql.catalog.CatalogView;
import dev.lakebird.sql.catalog.FileRequest;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.catalog.TableRequest;
import dev.lakebird.types.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A catalog of described tables. A request as of a moment is noted in the identity.
public final class MemoryCatalog implements CatalogView {
  private final Map<List<String>, TableDescription> tables = new LinkedHashMap<>();

  public MemoryCatalog with(String dataset, String table, Column... columns) {
    return with(dataset, table, OptionalLong.empty(), columns);
  }

  public MemoryCatalog with(
      String dataset, String table, OptionalLong rowCount, Column... columns) {
    var name = List.of(dataset, table);
    tables.put(
        name,
        new TableDescription(
            name,
            Map.of("table_id", dataset + "." + table),
            List.of(columns),
            rowCount,
            Map.of(),
            false));
    return this;
  }

  @Override
  public Optional<TableDescription> findTable(TableRequest request) {
    var found = Optional.ofNullable(tables.get(request.path()));
    if (request.asOfMicros().isEmpty()) {
      return found;
    }
    return found.map(
        t ->
            new TableDescription(
                t.name(),
                Map.of("as_of", Long.toString(request.asOfMicros().getAsLong())),
                t.columns(),
                t.rowCount(),
                t.statistics(),
                false));
  }

  @Override
  public Optional<TableDescription> findFiles(FileRequest request) {
    return Optional.of(
        TableDescription.of(
            List.of(request.pattern()),
            Map.of("path", request.pattern()),
            List.of(Column.of("a", dev.lakebird.types.SqlType.INT64))));
  }

  @Override
  public List<String> tableNames(List<String> dataset) {
    var names = new ArrayList<String>();
    for (var name : tables.keySet()) {
      if (name.subList(0, name.size() - 1).equals(dataset)) {
        names.add(name.getLast());
      }
    }
    return names;
  }

  @Override
  public boolean hasDataset(List<String> dataset) {
    return !tableNames(dataset).isEmpty();
  }
}
