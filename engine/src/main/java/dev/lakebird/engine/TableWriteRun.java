package dev.lakebird.engine;

import dev.lakebird.catalog.commit.WriteContext;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.CommitErrors;
import dev.lakebird.catalog.model.CommitKey;
import dev.lakebird.catalog.model.CommitOutcome;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.WriteOutcome;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.engine.run.RunningQuery;
import dev.lakebird.engine.tables.TableIdentity;
import dev.lakebird.sql.CompiledQuery;
import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.tableformat.parquet.write.IcebergRowSink;
import dev.lakebird.tableformat.table.TableState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The part that INSERT and CREATE TABLE AS share: rows go to new data files, one commit makes them
/// part of a table, and whatever is certain not to be committed is deleted again.
final class TableWriteRun {
  /// How often a statement runs again because a table that it read has changed meanwhile.
  static final int ATTEMPTS_MAX = 50;

  private final StatementRuntime runtime;

  TableWriteRun(StatementRuntime runtime) {
    this.runtime = runtime;
  }

  /// How a write ended.
  ///
  /// @param outdated whether a table that the statement read has changed, so that it must run again
  record Written(boolean outdated, long rows, StatementStatistics statistics) {}

  /// Runs the plan into new files of `state` and commits them.
  Written write(
      CompiledQuery compiled,
      StatementRuntime.Attempt attempt,
      TableState state,
      Function<IcebergRowSink, WriteOutcome> commit) {
    IcebergRowSink sink = runtime.warehouse().openSink(state);
    return write(sink, attempt, () -> fill(compiled, attempt, sink), commit);
  }

  /// Fills the sink and commits its files.
  ///
  /// @param fill finishes every writer that it opens, or throws
  Written write(
      IcebergRowSink sink,
      StatementRuntime.Attempt attempt,
      Supplier<StatementStatistics> fill,
      Function<IcebergRowSink, WriteOutcome> commit) {
    StatementStatistics statistics;
    try {
      statistics = fill.get();
      attempt.cancellation().check();
    } catch (RuntimeException e) {
      sink.abandon();
      throw e;
    }
    WriteOutcome outcome;
    try {
      outcome = commit.apply(sink);
    } catch (RuntimeException e) {
      sink.abandon();
      throw e;
    }
    return switch (outcome) {
      case CommitOutcome.Committed committed -> {
        long rows = sink.rowCount();
        if (committed.repeated()) {
          sink.abandon();
        }
        yield new Written(false, rows, statistics);
      }
      case WriteOutcome.Outdated outdated -> {
        sink.abandon();
        yield new Written(true, 0, statistics);
      }
      case CommitOutcome.Conflict conflict -> {
        sink.abandon();
        throw CommitErrors.of(conflict);
      }
      case CommitOutcome.Unknown unknown -> throw CommitErrors.of(unknown);
    };
  }

  /// The tables that a statement read at their newest state, as it saw them: a commit that depends on
  /// them requires them unchanged. Tables read in the past cannot change.
  static List<TableEntry> tablesRead(List<TableDescription> tables, CatalogSnapshot snapshot) {
    List<TableEntry> read = new ArrayList<>();
    for (TableDescription table : tables) {
      if (table.identity().containsKey(TableIdentity.METADATA)) {
        TableEntry entry = TableIdentity.entry(table.name(), table.identity());
        boolean newest = snapshot.findTable(entry.name()).filter(entry::equals).isPresent();
        if (newest && !read.contains(entry)) {
          read.add(entry);
        }
      }
    }
    return read;
  }

  WriteContext context(String operation, StatementRuntime.Attempt attempt) {
    return new WriteContext(
        CommitKey.random(), runtime.settings().user(), operation, attempt.cancellation());
  }

  private StatementStatistics fill(
      CompiledQuery compiled, StatementRuntime.Attempt attempt, IcebergRowSink sink) {
    RunningQuery query = runtime.start(compiled.plan(), attempt, Optional.of(sink));
    try (query) {
      query.drain();
    }
    return query.statistics();
  }
}
