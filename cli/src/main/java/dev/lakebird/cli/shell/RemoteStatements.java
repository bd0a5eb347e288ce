package dev.lakebird.cli.shell;

import dev.lakebird.cli.format.ResultPrinter;
import dev.lakebird.cli.remote.RemoteParameter;
import dev.lakebird.cli.remote.RemoteSession;
import dev.lakebird.engine.StatementTexts;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.types.Column;
import java.io.PrintStream;
import java.util.List;

/// Statements of a session of a server.
public final class RemoteStatements implements Statements {
  private final RemoteSession session;
  private final List<RemoteParameter> parameters;

  public RemoteStatements(RemoteSession session, List<RemoteParameter> parameters) {
    this.session = session;
    this.parameters = List.copyOf(parameters);
  }

  @Override
  public void run(String text, ResultPrinter printer, PrintStream out) {
    for (String statement : StatementTexts.split(text)) {
      printer.print(session.run(statement, parameters), out);
      out.flush();
    }
  }

  @Override
  public void set(String assignment) {
    session.set(List.of(assignment));
  }

  @Override
  public void cancel() {
    session.cancel();
  }

  @Override
  public List<String> tables() {
    return session.tables();
  }

  @Override
  public List<Column> columns(String table) {
    StatementResult result = session.run("SELECT * FROM " + table + " LIMIT 0", List.of());
    if (!(result instanceof StatementResult.Rows rows)) {
      return List.of();
    }
    try (var reader = rows.reader()) {
      while (reader.next().isPresent()) {}
      return rows.columns();
    }
  }
}
