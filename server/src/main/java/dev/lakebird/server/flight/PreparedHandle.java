package dev.lakebird.server.flight;

import dev.lakebird.engine.QueryParameter;
import dev.lakebird.engine.result.StatementDescription;
import dev.lakebird.server.session.Handle;
import java.util.List;

/// A statement that is prepared, with the parameters that are bound to it for its next run.
final class PreparedHandle implements Handle {
  private final String text;
  private final StatementDescription description;
  private List<QueryParameter> bound = List.of();

  PreparedHandle(String text, StatementDescription description) {
    this.text = text;
    this.description = description;
  }

  String text() {
    return text;
  }

  StatementDescription description() {
    return description;
  }

  synchronized List<QueryParameter> bound() {
    return bound;
  }

  synchronized void bind(List<QueryParameter> parameters) {
    bound = List.copyOf(parameters);
  }

  @Override
  public void close() {}
}
