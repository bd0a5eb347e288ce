package dev.lakebird.server.flight;

import dev.lakebird.engine.CatalogListing;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.session.ClientSession;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.arrow.ArrowBatches;
import dev.lakebird.types.arrow.ArrowFields;
import dev.lakebird.types.vector.Batch;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Carries out bulk ingest: the rows that a client sends become those of a table in one commit. It is an
/// INSERT or a CREATE TABLE AS over the incoming rows, so that coercion, NOT NULL, memory and commit are those
/// of statements. Columns are matched by name.
final class BulkIngest {
  /// Rows that are copied out of a client's batch at once.
  private static final int SLICE_ROWS = 4096;

  private final Statements statements;
  private final BufferAllocator memory;
  private final Executor threads;

  BulkIngest(Statements statements, BufferAllocator memory, Executor threads) {
    this.statements = statements;
    this.memory = memory;
    this.threads = threads;
  }

  /// Ingests a stream, and answers its rows.
  long run(ClientSession session, CommandStatementIngest command, FlightStream stream) {
    if (command.hasTransactionId()) {
      throw LakebirdException.unimplemented("A transaction over Flight SQL");
    }
    List<Column> columns = ArrowFields.columns(stream.getSchema());
    requireDistinct(columns);
    try (var incoming = new IncomingRows(columns)) {
      var tables = session.engine().temporaryTables();
      String source = tables.admit(incoming);
      try {
        String text = statement(session, command, columns, source);
        CompletableFuture<Long> rows =
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return statements.update(session, text, List.of());
                  } finally {
                    // Whoever still offers rows is let go.
                    incoming.close();
                  }
                },
                threads);
        pump(stream, incoming);
        return rows.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      } finally {
        tables.withdraw(source);
      }
    }
  }

  private void pump(FlightStream stream, IncomingRows incoming) {
    try {
      while (stream.next()) {
        if (!offer(stream.getRoot(), incoming)) {
          return;
        }
      }
      incoming.end();
    } catch (LakebirdException e) {
      incoming.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      incoming.fail(new LakebirdException(ErrorCode.CANCELLED, "The server is stopping", e));
    } catch (RuntimeException e) {
      incoming.fail(
          new LakebirdException(
              ErrorCode.CANCELLED, "The client's rows ended with a failure: " + e.getMessage(), e));
    }
  }

  private boolean offer(VectorSchemaRoot root, IncomingRows incoming) throws InterruptedException {
    for (int at = 0; at < root.getRowCount(); at += SLICE_ROWS) {
      int count = Math.min(SLICE_ROWS, root.getRowCount() - at);
      Batch batch;
      try (VectorSchemaRoot slice = root.slice(at, count)) {
        batch = ArrowBatches.read(slice, memory);
      }
      if (!incoming.offer(batch)) {
        batch.release();
        return false;
      }
    }
    return true;
  }

  private static void requireDistinct(List<Column> columns) {
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (column.name().isEmpty() || !names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw new LakebirdException(
                ErrorCode.INVALID_ARGUMENT, "The columns to ingest need names that differ")
            .with("column", column.name());
      }
    }
    if (columns.isEmpty()) {
      throw new LakebirdException(ErrorCode.INVALID_ARGUMENT, "There is no column to ingest");
    }
  }

  private static String statement(
      ClientSession session, CommandStatementIngest command, List<Column> columns, String source) {
    Target target = Target.of(command);
    TableDefinitionOptions options = command.getTableDefinitionOptions();
    CatalogListing listing = session.engine().listing();
    Optional<CatalogListing.Table> existing = find(listing, target);
    String selected = columns.stream().map(c -> quoted(c.name())).collect(Collectors.joining(", "));
    String rows = " FROM " + CatalogListing.TEMPORARY_DATASET + "." + quoted(source);
    String create = target.temporary() ? "CREATE TEMP TABLE " : "CREATE TABLE ";
    if (existing.isEmpty()) {
      if (options.getIfNotExist() == TableNotExistOption.TABLE_NOT_EXIST_OPTION_FAIL) {
        throw new LakebirdException(ErrorCode.NOT_FOUND, "Not found: Table " + target.describe());
      }
      return create + target.sql() + " AS SELECT " + selected + rows;
    }
    return switch (options.getIfExists()) {
      case TABLE_EXISTS_OPTION_FAIL ->
          throw new LakebirdException(
              ErrorCode.ALREADY_EXISTS, "Already Exists: Table " + target.describe());
      case TABLE_EXISTS_OPTION_REPLACE ->
          create.replace("CREATE", "CREATE OR REPLACE")
              + target.sql()
              + " AS SELECT "
              + selected
              + rows;
      case TABLE_EXISTS_OPTION_APPEND, TABLE_EXISTS_OPTION_UNSPECIFIED, UNRECOGNIZED ->
          "INSERT INTO "
              + target.sql()
              + " ("
              + selected
              + ") SELECT "
              + converted(columns, listing.columns(existing.get()))
              + rows;
    };
  }

  private static Optional<CatalogListing.Table> find(CatalogListing listing, Target target) {
    return listing.tables().stream()
        .filter(
            t ->
                t.name().equals(target.table())
                    && (target.dataset().isEmpty()
                        ? t.temporary()
                        : t.dataset().equals(target.dataset().get())))
        .findFirst();
  }

  /// The columns as those of the table where clients cannot say the type: civil times for moments, floats for
  /// decimals, text for JSON. All else coerces or is refused as in any INSERT.
  private static String converted(List<Column> columns, List<Column> table) {
    return columns.stream()
        .map(
            column -> {
              String name = quoted(column.name());
              SqlType from = column.type();
              SqlType to =
                  table.stream()
                      .filter(t -> t.name().equalsIgnoreCase(column.name()))
                      .findFirst()
                      .map(Column::type)
                      .orElse(from);
              boolean decimal = to instanceof SqlType.Numeric || to instanceof SqlType.BigNumeric;
              boolean cast =
                  from instanceof SqlType.Datetime && to instanceof SqlType.Timestamp
                      || from instanceof SqlType.Float64 && decimal
                      || from instanceof SqlType.BigNumeric && to instanceof SqlType.Numeric;
              if (from instanceof SqlType.StringType && to instanceof SqlType.Json) {
                return "PARSE_JSON(" + name + ")";
              }
              return cast ? "CAST(" + name + " AS " + to.sqlName() + ")" : name;
            })
        .collect(Collectors.joining(", "));
  }

  static String quoted(String name) {
    return "`" + name.replace("\\", "\\\\").replace("`", "\\`").replace("\n", "\\n") + "`";
  }

  /// Where the rows go.
  private record Target(Optional<String> dataset, String table, boolean temporary) {
    static Target of(CommandStatementIngest command) {
      String table = command.getTable();
      if (table.isEmpty()) {
        throw new LakebirdException(ErrorCode.INVALID_ARGUMENT, "Bulk ingest needs a table");
      }
      if (command.getTemporary()) {
        return new Target(Optional.empty(), table, true);
      }
      if (command.hasSchema() && !command.getSchema().isEmpty()) {
        return new Target(Optional.of(command.getSchema()), table, false);
      }
      int dot = table.indexOf('.');
      return dot > 0
          ? new Target(Optional.of(table.substring(0, dot)), table.substring(dot + 1), false)
          : new Target(Optional.empty(), table, false);
    }

    String sql() {
      return dataset.map(d -> quoted(d) + ".").orElse("") + quoted(table);
    }

    String describe() {
      return dataset.map(d -> d + ".").orElse("") + table;
    }
  }
}
