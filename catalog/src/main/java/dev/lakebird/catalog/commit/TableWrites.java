package dev.lakebird.catalog.commit;

import dev.lakebird.catalog.identity.WarehouseCatalog;
import dev.lakebird.catalog.model.CatalogChange;
import dev.lakebird.catalog.model.CatalogCommit;
import dev.lakebird.catalog.model.CommitOutcome;
import dev.lakebird.catalog.model.CommitOutcome.Committed;
import dev.lakebird.catalog.model.CommitOutcome.Conflict;
import dev.lakebird.catalog.model.CommitOutcome.Unknown;
import dev.lakebird.catalog.model.Requirement;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.catalog.model.WriteOutcome;
import dev.lakebird.catalog.model.WriteOutcome.Outdated;
import dev.lakebird.tableformat.commit.CommitListener;
import dev.lakebird.tableformat.commit.CommitStage;
import dev.lakebird.tableformat.commit.StagedTable;
import dev.lakebird.tableformat.commit.TableStaging;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.tableformat.table.TableStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.DataFile;

/// The writes of a warehouse, each one commit. An exception, [Conflict] and [Outdated] are certain:
/// nothing was committed, the metadata written for it is deleted again, and the caller deletes its data
/// files with [#discard], as it does where a [Committed] is repeated. After [Unknown] nothing may be
/// deleted.
public final class TableWrites {
  private final WarehouseCatalog catalog;
  private final TableStates states;
  private final TableStaging staging;
  private final CommitListener listener;

  public TableWrites(WarehouseCatalog catalog, TableStates states, CommitListener listener) {
    this.catalog = catalog;
    this.states = states;
    this.staging = new TableStaging(states, listener);
    this.listener = listener;
  }

  /// Makes a schema; SCHEMA_EXISTS where the name is taken.
  public WriteOutcome createSchema(String name, WriteContext context) {
    var schema = new SchemaEntry(UUID.randomUUID(), name);
    return commit(context, List.of(), List.of(new CatalogChange.CreateSchema(schema)));
  }

  /// Drops a schema after the given tables of it; SCHEMA_NOT_EMPTY where it has more.
  public WriteOutcome dropSchema(
      SchemaEntry schema, List<TableEntry> tables, WriteContext context) {
    var changes = new ArrayList<CatalogChange>();
    tables.forEach(table -> changes.add(new CatalogChange.DropTable(table)));
    changes.add(new CatalogChange.DropSchema(schema));
    return commit(context, List.of(), changes);
  }

  /// Drops a table. Its files stay: the log still names them.
  public WriteOutcome dropTable(TableEntry table, WriteContext context) {
    return commit(context, List.of(), List.of(new CatalogChange.DropTable(table)));
  }

  /// Makes a table and its first rows in one commit; TABLE_EXISTS where the name is taken.
  public WriteOutcome create(TableCreation creation, WriteContext context) {
    if (!creation.files().isEmpty()) {
      listener.reached(CommitStage.DATA_FILE);
    }
    context.cancellation().check();
    StagedTable staged = staging.create(creation.planned(), creation.files());
    var table =
        new TableEntry(
            creation.planned().id(),
            new TableName(creation.schema().name(), creation.name()),
            staged.metadataLocation());
    var changes = new ArrayList<CatalogChange>();
    creation.replaced().ifPresent(old -> changes.add(new CatalogChange.DropTable(old)));
    changes.add(new CatalogChange.CreateTable(creation.schema().id(), table));
    return asWrite(commitStaged(staged, context, unchanged(creation.read()), changes));
  }

  /// Adds files to a table. Where another writer was faster, the metadata is written again on top of
  /// theirs; where what the statement read or the table's columns changed, it is [Outdated].
  public WriteOutcome append(TableAppend append, WriteContext context) {
    listener.reached(CommitStage.DATA_FILE);
    int schemaId = states.load(append.target().metadataLocation()).schemaId();
    var retry = new CommitRetry(context.cancellation());
    TableEntry target = append.target();
    while (true) {
      context.cancellation().check();
      TableState base = states.load(target.metadataLocation());
      if (base.schemaId() != schemaId) {
        return new Outdated(target.name().toString());
      }
      StagedTable staged = staging.append(base, append.files(), append.properties());
      CommitOutcome outcome =
          commitStaged(
              staged,
              context,
              unchanged(append.read()),
              List.of(new CatalogChange.SwapMetadata(target, staged.metadataLocation())));
      if (!isRace(outcome)) {
        return asWrite(outcome);
      }
      if (!retry.again()) {
        return asWrite(outcome);
      }
      Optional<TableEntry> moved = moved(target);
      if (moved.isEmpty()) {
        return new Outdated(target.name().toString());
      }
      target = moved.get();
    }
  }

  /// Puts files in the place of all that a table has. Where any writer was faster, it is [Outdated]: the
  /// files were made from rows that are not those of the table any more.
  public WriteOutcome overwrite(TableOverwrite overwrite, WriteContext context) {
    if (!overwrite.files().isEmpty()) {
      listener.reached(CommitStage.DATA_FILE);
    }
    context.cancellation().check();
    TableEntry target = overwrite.target();
    StagedTable staged =
        staging.overwrite(states.load(target.metadataLocation()), overwrite.files());
    CommitOutcome outcome =
        commitStaged(
            staged,
            context,
            unchanged(overwrite.read()),
            List.of(new CatalogChange.SwapMetadata(target, staged.metadataLocation())));
    return isRace(outcome) ? new Outdated(target.name().toString()) : asWrite(outcome);
  }

  /// Deletes data files of a write that is certain not to have been committed.
  public void discard(List<DataFile> files) {
    staging.delete(files.stream().map(DataFile::location).toList());
  }

  /// Where the table stands now, unless it was dropped or its name given away.
  private Optional<TableEntry> moved(TableEntry table) {
    return catalog.snapshot().findTable(table.name()).filter(now -> now.id().equals(table.id()));
  }

  private static boolean isRace(CommitOutcome outcome) {
    return outcome instanceof Conflict conflict
        && switch (conflict.reason()) {
          case TABLE_CHANGED -> true;
          case READ_CHANGED, TABLE_MISSING, TABLE_EXISTS -> false;
          case SCHEMA_EXISTS, SCHEMA_MISSING, SCHEMA_NOT_EMPTY -> false;
        };
  }

  private WriteOutcome commit(
      WriteContext context, List<Requirement> requirements, List<CatalogChange> changes) {
    context.cancellation().check();
    CommitOutcome outcome = catalog.commit(commitOf(context, requirements, changes), listener);
    return asWrite(reply(outcome, context));
  }

  private CommitOutcome commitStaged(
      StagedTable staged,
      WriteContext context,
      List<Requirement> requirements,
      List<CatalogChange> changes) {
    CommitOutcome outcome;
    try {
      outcome = catalog.commit(commitOf(context, requirements, changes), listener);
    } catch (RuntimeException failure) {
      staging.delete(staged.writtenFiles());
      throw failure;
    }
    boolean unused =
        switch (outcome) {
          case Committed committed -> committed.repeated();
          case Conflict conflict -> true;
          case Unknown unknown -> false;
        };
    if (unused) {
      staging.delete(staged.writtenFiles());
    }
    return reply(outcome, context);
  }

  /// A listener that fails here loses the answer, not the commit.
  private CommitOutcome reply(CommitOutcome outcome, WriteContext context) {
    if (!(outcome instanceof Committed)) {
      return outcome;
    }
    try {
      listener.reached(CommitStage.BEFORE_REPLY);
      return outcome;
    } catch (RuntimeException lost) {
      return new Unknown(context.key());
    }
  }

  private static CatalogCommit commitOf(
      WriteContext context, List<Requirement> requirements, List<CatalogChange> changes) {
    return new CatalogCommit(
        context.key(), context.actor(), context.operation(), requirements, changes);
  }

  private static List<Requirement> unchanged(List<TableEntry> tables) {
    return tables.stream().<Requirement>map(Requirement.TableUnchanged::new).toList();
  }

  private static WriteOutcome asWrite(CommitOutcome outcome) {
    return switch (outcome) {
      case Committed committed -> committed;
      case Unknown unknown -> unknown;
      case Conflict conflict ->
          switch (conflict.reason()) {
            case READ_CHANGED -> new Outdated(conflict.object());
            case TABLE_CHANGED, TABLE_MISSING, TABLE_EXISTS -> conflict;
            case SCHEMA_EXISTS, SCHEMA_MISSING, SCHEMA_NOT_EMPTY -> conflict;
          };
    };
  }
}
