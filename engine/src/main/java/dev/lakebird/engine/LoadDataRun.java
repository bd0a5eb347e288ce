package dev.lakebird.engine;

import dev.lakebird.catalog.Warehouse;
import dev.lakebird.catalog.commit.TableAppend;
import dev.lakebird.catalog.commit.TableCreation;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.catalog.model.WriteOutcome;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.engine.run.WorkSpace;
import dev.lakebird.engine.temporary.TemporaryTable;
import dev.lakebird.engine.temporary.TemporaryTables;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.Load;
import dev.lakebird.ingestload.LoadResult;
import dev.lakebird.ingestload.options.LoadOption;
import dev.lakebird.ingestload.options.LoadOptions;
import dev.lakebird.ingestload.options.LoadOptionsReader;
import dev.lakebird.ingestload.source.LoadContext;
import dev.lakebird.queryexec.memory.MemoryAppend;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import dev.lakebird.tableformat.parquet.write.IcebergRowSink;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.types.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Runs LOAD DATA: rows go to new data files, one commit makes them part of the table, or makes the table
/// with them. OVERWRITE gives the name to a new table; the past still knows the old one.
final class LoadDataRun {
  private static final String OPERATION = "LOAD DATA";

  private final StatementRuntime runtime;
  private final StatementRuntime.Attempt attempt;
  private final AnalyzedStatement.LoadData load;
  private final LoadOptions options;
  private final long start = System.nanoTime();

  LoadDataRun(
      StatementRuntime runtime, StatementRuntime.Attempt attempt, AnalyzedStatement.LoadData load) {
    this.runtime = runtime;
    this.attempt = attempt;
    this.load = load;
    this.options = options(load);
  }

  /// The options of FILES, checked.
  static LoadOptions options(AnalyzedStatement.LoadData load) {
    return LoadOptionsReader.read(
        load.source().stream().map(o -> new LoadOption(o.name(), o.value(), o.position())).toList(),
        load.position());
  }

  Job.RunningStatement run() {
    try (WorkSpace space = runtime.openWorkSpace("load", attempt)) {
      return TemporaryTables.isTemporary(load.name()) ? temporary(space) : permanent(space);
    }
  }

  private Job.RunningStatement permanent(WorkSpace space) {
    TableName name = DefinitionRun.tableName(load.name());
    SchemaEntry schema =
        attempt
            .snapshot()
            .findSchema(name.schema())
            .orElseThrow(
                () ->
                    new LakebirdException(
                        ErrorCode.NOT_FOUND, "Not found: Dataset " + name.schema()));
    Optional<TableEntry> standing = attempt.snapshot().findTable(name);
    if (standing.isPresent() && !load.overwrite()) {
      return append(standing.get(), space);
    }
    try (Load opened = open(load.columns(), space)) {
      TableState planned =
          runtime.warehouse().planTable(opened.columns(), runtime.newTableProperties());
      return write(
          opened,
          planned,
          name.toString(),
          space,
          sink ->
              warehouse()
                  .writes()
                  .create(
                      new TableCreation(
                          schema, name.table(), planned, sink.dataFiles(), standing, List.of()),
                      new TableWriteRun(runtime).context(OPERATION, attempt)));
    }
  }

  private Job.RunningStatement append(TableEntry entry, WorkSpace space) {
    TableState state = warehouse().states().load(entry.metadataLocation());
    try (Load opened = open(columnsOf(state.columns()), space)) {
      return write(
          opened,
          state,
          entry.name().toString(),
          space,
          sink ->
              warehouse()
                  .writes()
                  .append(
                      new TableAppend(entry, sink.dataFiles(), List.of()),
                      new TableWriteRun(runtime).context(OPERATION, attempt)));
    }
  }

  private Job.RunningStatement write(
      Load opened,
      TableState state,
      String target,
      WorkSpace space,
      Function<IcebergRowSink, WriteOutcome> commit) {
    IcebergRowSink sink = warehouse().openSink(state);
    LoadResult[] result = new LoadResult[1];
    TableWriteRun.Written written =
        new TableWriteRun(runtime)
            .write(
                sink,
                attempt,
                () -> {
                  result[0] = opened.run(sink, runtime.settings().threads(), space.allocator());
                  return statistics(result[0], space);
                },
                commit);
    if (written.outdated()) {
      throw new LakebirdException(
          ErrorCode.CONFLICT,
          "Could not serialize access to " + target + " due to concurrent update");
    }
    return ended(target, result[0], written.statistics());
  }

  private Job.RunningStatement temporary(WorkSpace space) {
    TemporaryTables tables = runtime.temporaries();
    String name = load.name().getLast();
    Optional<TemporaryTable> standing = tables.find(load.name());
    boolean appends = standing.isPresent() && !load.overwrite();
    List<Column> columns = appends ? columnsOf(standing.orElseThrow().columns()) : load.columns();
    try (Load opened = open(columns, space)) {
      TemporaryTable table =
          appends
              ? standing.orElseThrow()
              : tables.make(name, opened.columns(), false, runtime.settings().memoryLimitBytes());
      try (MemoryAppend append = table.rows().append()) {
        LoadResult result = opened.run(append, runtime.settings().threads(), space.allocator());
        attempt.cancellation().check();
        append.commit();
        if (!appends) {
          tables.put(table);
        }
        return ended(name, result, statistics(result, space));
      }
    }
  }

  private Load open(List<Column> columns, WorkSpace space) {
    return Load.open(
        warehouse().storage(),
        options,
        columns,
        load.columns().stream().map(Column::name).toList(),
        new LoadContext(
            runtime.settings().batchRows(),
            options.timeZone().orElse(runtime.settings().timeZone()),
            attempt.progress(),
            attempt.cancellation()),
        space.allocator());
  }

  /// The columns of a table that stands; those that the statement writes must be among them.
  private List<Column> columnsOf(List<Column> standing) {
    for (Column written : load.columns()) {
      Optional<Column> same =
          standing.stream().filter(c -> c.name().equalsIgnoreCase(written.name())).findFirst();
      if (same.isEmpty() || !same.get().type().equals(written.type())) {
        throw new LakebirdException(
            ErrorCode.INVALID_QUERY,
            "Provided schema does not match table "
                + String.join(".", load.name())
                + ": field "
                + written.name()
                + (same.isEmpty()
                    ? " is not in the table"
                    : " has type " + same.get().sqlType() + ", not " + written.sqlType()),
            load.position());
      }
    }
    return standing;
  }

  private StatementStatistics statistics(LoadResult result, WorkSpace space) {
    return new StatementStatistics(
        System.nanoTime() - start,
        result.bytesRead(),
        0,
        result.rows(),
        0,
        0,
        space.allocator().getPeakMemoryAllocation(),
        List.of());
  }

  private static Job.RunningStatement ended(
      String target, LoadResult result, StatementStatistics statistics) {
    List<String> shown = new ArrayList<>();
    result
        .badRecords()
        .shown()
        .forEach(bad -> shown.add(bad.failure().code() + ": " + bad.failure().describe()));
    return new EndedStatement(
        new StatementResult.Loaded(
            target, result.rows(), result.files(), result.badRecords().count(), shown),
        statistics);
  }

  private Warehouse warehouse() {
    return runtime.warehouse();
  }
}
