package dev.lakebird.cli.shell;

import dev.lakebird.cli.format.ResultPrinter;
import dev.lakebird.engine.CatalogListing;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.QueryParameter;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Statements of a session in this process.
public final class LocalStatements implements Statements {
  private final Session session;
  private final List<QueryParameter> parameters;
  private final Function<Job, Optional<StatementResult>> next;
  private volatile @Nullable Job running;

  /// @param next runs the next statement of a job, showing how far it has come
  public LocalStatements(
      Session session,
      List<QueryParameter> parameters,
      Function<Job, Optional<StatementResult>> next) {
    this.session = session;
    this.parameters = List.copyOf(parameters);
    this.next = next;
  }

  @Override
  public void run(String text, ResultPrinter printer, PrintStream out) {
    try (Job job = session.submit(text, parameters)) {
      running = job;
      for (var result = next.apply(job); result.isPresent(); result = next.apply(job)) {
        printer.print(result.get(), out);
        out.flush();
      }
    } finally {
      running = null;
    }
  }

  @Override
  public void set(String assignment) {
    session.set(session.settings().with(assignment));
  }

  @Override
  public void cancel() {
    Job job = running;
    if (job != null) {
      job.cancel();
    }
  }

  @Override
  public List<String> tables() {
    return session.listing().tables().stream().map(LocalStatements::name).toList();
  }

  private static String name(CatalogListing.Table table) {
    return table.temporary() ? table.name() : table.dataset() + "." + table.name();
  }

  @Override
  public List<Column> columns(String table) {
    CatalogListing listing = session.listing();
    return listing.tables().stream()
        .filter(t -> name(t).equals(table))
        .findFirst()
        .map(listing::columns)
        .orElseThrow(() -> new LakebirdException(ErrorCode.NOT_FOUND, "Table not found: " + table));
  }
}
