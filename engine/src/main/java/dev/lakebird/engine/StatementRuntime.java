package dev.lakebird.engine;

import dev.lakebird.catalog.Warehouse;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.engine.result.DryRun;
import dev.lakebird.engine.result.StatementDescription;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.engine.run.PlanRunner;
import dev.lakebird.engine.run.RunningQuery;
import dev.lakebird.engine.run.WorkSpace;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.engine.tables.FileTables;
import dev.lakebird.engine.tables.TableIdentity;
import dev.lakebird.engine.tables.WarehouseTables;
import dev.lakebird.engine.tables.WarehouseView;
import dev.lakebird.engine.temporary.TemporaryTables;
import dev.lakebird.foundation.Cancellation;
import dev.lakebird.foundation.Progress;
import dev.lakebird.ingestload.Load;
import dev.lakebird.sql.CompiledQuery;
import dev.lakebird.sql.SqlCompiler;
import dev.lakebird.sql.analyze.AnalysisOptions;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import dev.lakebird.sql.analyze.DescribedStatement;
import dev.lakebird.sql.analyze.StatementAnalyzer;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.tableformat.scan.ChunkCache;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.value.Value;
import io.substrait.proto.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Runs single statements of a job: each is analysed at the newest commit, by its kind handed to who
/// runs it, and all its parts see the same moment.
final class StatementRuntime {
  private final Warehouse warehouse;
  private final PlanRunner runner;
  private final TemporaryTables temporaries;
  private final Settings settings;
  private final List<QueryParameter> parameters;
  private final Map<String, Value> variables;
  private final List<AnalysisOptions.ParameterRow> furtherRows;

  StatementRuntime(
      Warehouse warehouse,
      PlanRunner runner,
      TemporaryTables temporaries,
      Settings settings,
      List<QueryParameter> parameters) {
    this(warehouse, runner, temporaries, settings, parameters, Map.of(), List.of());
  }

  private StatementRuntime(
      Warehouse warehouse,
      PlanRunner runner,
      TemporaryTables temporaries,
      Settings settings,
      List<QueryParameter> parameters,
      Map<String, Value> variables,
      List<AnalysisOptions.ParameterRow> furtherRows) {
    this.warehouse = warehouse;
    this.runner = runner;
    this.temporaries = temporaries;
    this.settings = settings;
    this.parameters = parameters;
    this.variables = variables;
    this.furtherRows = furtherRows;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  TemporaryTables temporaries() {
    return temporaries;
  }

  Settings settings() {
    return settings;
  }

  private ChunkCache cache() {
    return settings.cache() ? runner.cache() : ChunkCache.NONE;
  }

  /// What new tables ask of everybody who writes them.
  Map<String, String> newTableProperties() {
    return settings().parquetVersion() == 1 ? ParquetWriteOptions.VERSION_1_PROPERTIES : Map.of();
  }

  /// What runs statements of the same script with these values of its variables.
  StatementRuntime with(Map<String, Value> values, List<QueryParameter> others) {
    return new StatementRuntime(
        warehouse, runner, temporaries, settings, others, values, furtherRows);
  }

  /// What runs an INSERT … VALUES once more for each of these rows of parameters, as one statement.
  StatementRuntime withFurtherRows(List<List<QueryParameter>> rows) {
    return new StatementRuntime(
        warehouse,
        runner,
        temporaries,
        settings,
        parameters,
        variables,
        rows.stream().map(StatementRuntime::row).toList());
  }

  List<QueryParameter> parameters() {
    return parameters;
  }

  Job.RunningStatement run(StatementSyntax syntax, Cancellation cancellation, Progress progress) {
    long start = System.nanoTime();
    Attempt attempt = analyze(syntax, cancellation, progress);
    return run(syntax, attempt, start);
  }

  /// Analyses and plans the statement and runs nothing.
  DryRun dryRun(StatementSyntax syntax) {
    return switch (analyze(syntax, new Cancellation(), new Progress()).analyzed()) {
      case AnalyzedStatement.Query query -> planned(SqlCompiler.compile(query));
      case AnalyzedStatement.Insert insert -> planned(SqlCompiler.compile(insert));
      case AnalyzedStatement.CreateTableAs create -> planned(SqlCompiler.compile(create));
      case AnalyzedStatement.ExportData export -> planned(SqlCompiler.compile(export));
      case AnalyzedStatement.CreateTable create -> new DryRun(List.of(), 0);
      case AnalyzedStatement.CreateSchema create -> new DryRun(List.of(), 0);
      case AnalyzedStatement.DropTable drop -> new DryRun(List.of(), 0);
      case AnalyzedStatement.DropSchema drop -> new DryRun(List.of(), 0);
      case AnalyzedStatement.LoadData load ->
          new DryRun(List.of(), Load.bytes(warehouse.storage(), LoadDataRun.options(load)));
      case AnalyzedStatement.Change change -> planned(SqlCompiler.compile(change));
      case AnalyzedStatement.CreateObject create -> new DryRun(List.of(), 0);
      case AnalyzedStatement.DropObject drop -> new DryRun(List.of(), 0);
      case AnalyzedStatement.Explain explain -> new DryRun(List.of(), 0);
    };
  }

  /// Analyses the statement with parameters that need no values, and runs nothing.
  StatementDescription describe(StatementSyntax syntax) {
    var files = new FileTables(warehouse.storage(), cache());
    DescribedStatement described =
        SqlCompiler.describe(
            syntax,
            new WarehouseView(warehouse, warehouse.catalog().snapshot(), files, temporaries),
            options(nowMicros()));
    List<StatementDescription.Parameter> taken =
        described.parameters().stream()
            .map(p -> new StatementDescription.Parameter(p.name(), p.type()))
            .toList();
    return switch (described.statement()) {
      case AnalyzedStatement.Query query ->
          new StatementDescription(true, false, query.columns(), taken);
      case AnalyzedStatement.Explain explain ->
          new StatementDescription(true, false, ExplainRun.COLUMNS, taken);
      default ->
          new StatementDescription(false, StatementAnalyzer.takesRows(syntax), List.of(), taken);
    };
  }

  private DryRun planned(CompiledQuery compiled) {
    Map<Map<String, String>, Long> bytes = new HashMap<>();
    for (TableDescription table : compiled.tablesRead()) {
      bytes.computeIfAbsent(table.identity(), identity -> bytes(table));
    }
    return new DryRun(
        compiled.outputColumns(), bytes.values().stream().mapToLong(Long::longValue).sum());
  }

  private long bytes(TableDescription table) {
    String path = table.identity().get(TableIdentity.PATH);
    if (path != null) {
      return warehouse.storage().expand(path).stream().mapToLong(StoredFile::length).sum();
    }
    String metadata = table.identity().get(TableIdentity.METADATA);
    return metadata == null
        ? 0
        : warehouse.statistics().read(warehouse.states().load(metadata)).bytes();
  }

  /// A statement analysed at one commit.
  ///
  /// @param statementMicros its CURRENT_TIMESTAMP
  /// @param progress what the job shows of it
  record Attempt(
      AnalyzedStatement analyzed,
      CatalogSnapshot snapshot,
      FileTables files,
      long statementMicros,
      Cancellation cancellation,
      Progress progress) {
    Attempt of(AnalyzedStatement inner) {
      return new Attempt(inner, snapshot, files, statementMicros, cancellation, progress);
    }
  }

  /// Analyses the statement at the newest commit.
  Attempt analyze(StatementSyntax syntax, Cancellation cancellation) {
    return analyze(syntax, cancellation, new Progress());
  }

  private Attempt analyze(StatementSyntax syntax, Cancellation cancellation, Progress progress) {
    CatalogSnapshot snapshot = warehouse.catalog().snapshot();
    var files = new FileTables(warehouse.storage(), cache());
    long now = nowMicros();
    AnalyzedStatement analyzed =
        SqlCompiler.analyze(
            syntax, new WarehouseView(warehouse, snapshot, files, temporaries), options(now));
    return new Attempt(analyzed, snapshot, files, now, cancellation, progress);
  }

  /// Starts a plan of an attempt; rows of writes go to `sink`.
  RunningQuery start(Plan plan, Attempt attempt, Optional<RowSink> sink) {
    return runner.start(
        plan,
        new WarehouseTables(warehouse, cache(), attempt.files(), temporaries, sink),
        settings,
        attempt.statementMicros(),
        ThreadLocalRandom.current().nextLong(),
        attempt.cancellation());
  }

  /// Memory and deadline for an attempt that runs no plan.
  WorkSpace openWorkSpace(String name, Attempt attempt) {
    return runner.openWorkSpace(name, settings, attempt.cancellation());
  }

  private Job.RunningStatement run(StatementSyntax syntax, Attempt attempt, long start) {
    return switch (attempt.analyzed()) {
      case AnalyzedStatement.Query query -> {
        CompiledQuery compiled = SqlCompiler.compile(query);
        yield new QueryStatement(
            compiled.outputColumns(), start(compiled.plan(), attempt, Optional.empty()));
      }
      case AnalyzedStatement.Insert insert when TemporaryTableRun.isTarget(insert) ->
          new TemporaryTableRun(this, attempt).run(insert);
      case AnalyzedStatement.Insert insert -> new InsertRun(this, syntax, attempt).run(insert);
      case AnalyzedStatement.CreateTableAs create when create.table().temporary() ->
          new TemporaryTableRun(this, attempt).run(create);
      case AnalyzedStatement.CreateTableAs create ->
          new CreateTableRun(this, syntax, attempt).run(create);
      case AnalyzedStatement.ExportData export -> new ExportRun(this, attempt).run(export);
      case AnalyzedStatement.CreateTable create when create.temporary() ->
          ended(new TemporaryTableRun(this, attempt).run(create), start);
      case AnalyzedStatement.CreateTable create ->
          ended(new CreateTableRun(this, syntax, attempt).run(create), start);
      case AnalyzedStatement.CreateSchema create ->
          ended(new DefinitionRun(this, attempt).run(create), start);
      case AnalyzedStatement.DropSchema drop ->
          ended(new DefinitionRun(this, attempt).run(drop), start);
      case AnalyzedStatement.DropTable drop when TemporaryTables.isTemporary(drop.name()) ->
          ended(new TemporaryTableRun(this, attempt).run(drop), start);
      case AnalyzedStatement.DropTable drop ->
          ended(new DefinitionRun(this, attempt).run(drop), start);
      case AnalyzedStatement.LoadData load -> new LoadDataRun(this, attempt, load).run();
      case AnalyzedStatement.Change change -> new ChangeRun(this, syntax, attempt).run(change);
      case AnalyzedStatement.CreateObject create -> ended(new ObjectRun(this).run(create), start);
      case AnalyzedStatement.DropObject drop -> ended(new ObjectRun(this).run(drop), start);
      case AnalyzedStatement.Explain explain -> new ExplainRun(this, attempt).run(explain);
    };
  }

  private AnalysisOptions options(long statementMicros) {
    AnalysisOptions.ParameterRow first = row(parameters);
    return new AnalysisOptions(
            first.named(),
            first.positional(),
            variables,
            settings.timeZone(),
            List.of(),
            settings.user(),
            statementMicros)
        .withFurtherRows(furtherRows);
  }

  private static AnalysisOptions.ParameterRow row(List<QueryParameter> parameters) {
    Map<String, Value> named = new HashMap<>();
    List<Value> positional = new ArrayList<>();
    for (QueryParameter parameter : parameters) {
      if (parameter.name().isPresent()) {
        named.put(parameter.name().get().toLowerCase(Locale.ROOT), parameter.value());
      } else {
        positional.add(parameter.value());
      }
    }
    return new AnalysisOptions.ParameterRow(named, positional);
  }

  private static long nowMicros() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000;
  }

  private static EndedStatement ended(StatementResult result, long start) {
    return new EndedStatement(result, StatementStatistics.ofTime(System.nanoTime() - start));
  }
}
