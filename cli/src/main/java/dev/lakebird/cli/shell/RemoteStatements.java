package dev.lakebird.cli.shell;

import dev.lakebird.cli.format.ResultPrinter;
import dev.lakebird.cli.remote.RemoteSession;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.server.flight.ScriptMessages.Parameter;
import dev.lakebird.types.Column;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Statements of a session of a server.
public final class RemoteStatements implements Statements {
  private final RemoteSession session;
  private final List<Parameter> parameters;

  public RemoteStatements(RemoteSession session, List<Parameter> parameters) {
    this.session = session;
    this.parameters = List.copyOf(parameters);
  }

  @Override
  public void run(String text, ResultPrinter printer, PrintStream out) {
    run(
        text,
        parameters,
        result -> {
          printer.print(result, out);
          out.flush();
        });
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
    List<Column> columns = new ArrayList<>();
    run(
        "SELECT * FROM " + table + " LIMIT 0",
        List.of(),
        result -> {
          if (result instanceof StatementResult.Rows rows) {
            try (var reader = rows.reader()) {
              while (reader.next().isPresent()) {}
              columns.addAll(rows.columns());
            }
          }
        });
    return columns;
  }

  private void run(String text, List<Parameter> bound, Consumer<StatementResult> results) {
    session.run(
        text,
        bound,
        new RemoteSession.Answers() {
          @Override
          public void result(StatementResult result) {
            results.accept(result);
          }

          @Override
          public void cost(StatementStatistics statistics) {}
        });
  }
}
