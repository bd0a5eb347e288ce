package dev.lakebird.engine.tables;

import dev.lakebird.catalog.Warehouse;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.engine.temporary.TemporaryTable;
import dev.lakebird.engine.temporary.TemporaryTables;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.catalog.CatalogView;
import dev.lakebird.sql.catalog.ColumnStatistics;
import dev.lakebird.sql.catalog.FileRequest;
import dev.lakebird.sql.catalog.InformationRequest;
import dev.lakebird.sql.catalog.InformationTable;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.catalog.TableRequest;
import dev.lakebird.sql.syntax.CreateFunctionSyntax;
import dev.lakebird.sql.syntax.CreateTableFunctionSyntax;
import dev.lakebird.sql.syntax.CreateViewSyntax;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.tableformat.table.TableStatistics;
import dev.lakebird.timetravel.AsOfResolver;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.TableSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The warehouse as one statement sees it: every table at one commit, files as they lie, the
/// temporary tables of its session.
public final class WarehouseView implements CatalogView {
  private final Warehouse warehouse;
  private final CatalogSnapshot snapshot;
  private final FileTables files;
  private final TemporaryTables temporaries;

  /// @param snapshot the commit that the statement reads at
  public WarehouseView(
      Warehouse warehouse,
      CatalogSnapshot snapshot,
      FileTables files,
      TemporaryTables temporaries) {
    this.warehouse = warehouse;
    this.snapshot = snapshot;
    this.files = files;
    this.temporaries = temporaries;
  }

  @Override
  public Optional<TableDescription> findTable(TableRequest request) {
    if (TemporaryTables.isTemporary(request.path())) {
      Optional<TableSource> incoming = temporaries.findIncoming(request.path().getLast());
      if (incoming.isPresent()) {
        return incoming.map(source -> describeIncoming(request.path().getLast(), source));
      }
      return temporaries.find(request.path()).map(table -> describe(table, request));
    }
    TableName name = name(request.path());
    if (request.asOfMicros().isPresent()) {
      long moment = request.asOfMicros().getAsLong();
      TableEntry entry = new AsOfResolver(warehouse.catalog()).loadTable(name, moment);
      return Optional.of(describe(entry));
    }
    return snapshot.findTable(name).map(this::describe);
  }

  @Override
  public Optional<TableDescription> findFiles(FileRequest request) {
    return files.find(request.pattern()).map(source -> describeFiles(request.pattern(), source));
  }

  @Override
  public List<String> tableNames(List<String> dataset) {
    return dataset.isEmpty()
        ? List.of()
        : snapshot.listTables(dataset.getLast()).stream().map(t -> t.name().table()).toList();
  }

  @Override
  public boolean hasDataset(List<String> dataset) {
    return !dataset.isEmpty() && snapshot.findSchema(dataset.getLast()).isPresent();
  }

  @Override
  public Optional<InformationTable> findInformation(InformationRequest request) {
    CatalogSnapshot moment =
        request.asOfMicros().isPresent()
            ? new AsOfResolver(warehouse.catalog()).resolve(request.asOfMicros().getAsLong())
            : snapshot;
    return new InformationSchema(warehouse, moment).find(request.dataset(), request.name());
  }

  @Override
  public List<String> informationNames() {
    return InformationSchema.NAMES;
  }

  @Override
  public Optional<CreateFunctionSyntax> findFunction(List<String> name) {
    return temporaries.objects().findFunction(name);
  }

  @Override
  public Optional<CreateTableFunctionSyntax> findTableFunction(List<String> name) {
    return temporaries.objects().findTableFunction(name);
  }

  @Override
  public Optional<CreateViewSyntax> findView(List<String> name) {
    return temporaries.objects().findView(name);
  }

  private TableDescription describe(TableEntry entry) {
    TableState state = warehouse.states().load(entry.metadataLocation());
    TableStatistics statistics = warehouse.statistics().read(state);
    List<Column> columns = state.columns();
    Map<String, ColumnStatistics> known = new HashMap<>();
    for (int c = 0; c < columns.size(); c++) {
      var column = statistics.columns().get(c);
      known.put(
          columns.get(c).name(),
          new ColumnStatistics(
              column.lower(), column.upper(), OptionalLong.empty(), column.nullCount()));
    }
    return new TableDescription(
        List.of(entry.name().schema(), entry.name().table()),
        TableIdentity.of(entry),
        columns,
        statistics.rowCount(),
        known,
        false);
  }

  private static TableDescription describe(TemporaryTable table, TableRequest request) {
    if (request.asOfMicros().isPresent()) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY, "FOR SYSTEM_TIME AS OF cannot be used with a temporary table");
    }
    return new TableDescription(
        List.of(table.name()),
        TableIdentity.ofMemory(table.id()),
        table.columns(),
        OptionalLong.of(table.rows().state().rowCount()),
        Map.of(),
        table.valueTable());
  }

  private static TableDescription describeIncoming(String name, TableSource source) {
    return new TableDescription(
        List.of(name),
        TableIdentity.ofMemory(name),
        source.columns().stream().map(c -> c.column()).toList(),
        source.rowCount(),
        Map.of(),
        false);
  }

  private static TableDescription describeFiles(String pattern, TableSource source) {
    return new TableDescription(
        List.of(pattern),
        TableIdentity.ofPath(pattern),
        source.columns().stream().map(c -> c.column()).toList(),
        source.rowCount(),
        FileStatistics.of(source),
        false);
  }

  static TableName name(List<String> path) {
    int last = path.size() - 1;
    return new TableName(path.get(last - 1), path.get(last));
  }
}
