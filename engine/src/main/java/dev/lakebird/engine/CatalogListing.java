package dev.lakebird.engine;

import dev.lakebird.catalog.Warehouse;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.engine.temporary.TemporaryTables;
import dev.lakebird.types.Column;
import java.util.ArrayList;
import java.util.List;

/// The datasets and tables that a session sees, as of one commit.
public final class CatalogListing {
  /// What a warehouse is called where a catalog (BigQuery: a project) has a name.
  public static final String CATALOG = "lakebird";

  /// The dataset of temporary tables.
  public static final String TEMPORARY_DATASET = "_SESSION";

  private final Warehouse warehouse;
  private final CatalogSnapshot snapshot;
  private final TemporaryTables temporaries;

  CatalogListing(Warehouse warehouse, TemporaryTables temporaries) {
    this.warehouse = warehouse;
    this.snapshot = warehouse.catalog().snapshot();
    this.temporaries = temporaries;
  }

  /// A table by name.
  public record Table(String dataset, String name, boolean temporary) {}

  /// The datasets of the warehouse, ordered by name.
  public List<String> datasets() {
    return snapshot.listSchemas().stream().map(SchemaEntry::name).toList();
  }

  /// The tables of all datasets and the temporary ones, ordered by dataset and name.
  public List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    temporaries.names().stream()
        .sorted()
        .forEach(name -> tables.add(new Table(TEMPORARY_DATASET, name, true)));
    for (String dataset : datasets()) {
      snapshot
          .listTables(dataset)
          .forEach(entry -> tables.add(new Table(dataset, entry.name().table(), false)));
    }
    return tables;
  }

  /// The columns of a table of this listing; none where a temporary one was dropped meanwhile.
  public List<Column> columns(Table table) {
    if (table.temporary()) {
      return temporaries.find(List.of(table.name())).map(t -> t.columns()).orElse(List.of());
    }
    return snapshot
        .findTable(new dev.lakebird.catalog.model.TableName(table.dataset(), table.name()))
        .map(entry -> warehouse.states().load(entry.metadataLocation()).columns())
        .orElse(List.of());
  }
}
