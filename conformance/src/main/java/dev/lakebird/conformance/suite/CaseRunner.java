package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.QueryParameter;
import dev.lakebird.engine.Session;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs one case and says how it came out. Another thread may cancel it.
final class CaseRunner {
  private final SuiteCase suiteCase;
  private final SuiteEngine engine;
  private final CaseLimits limits;
  private final AtomicReference<@Nullable Job> job = new AtomicReference<>();
  private volatile boolean settingUp = true;

  CaseRunner(SuiteCase suiteCase, SuiteEngine engine, CaseLimits limits) {
    this.suiteCase = suiteCase;
    this.engine = engine;
    this.limits = limits;
  }

  /// Cancels the statement that runs.
  void cancel() {
    Job running = job.get();
    if (running != null) {
      running.cancel();
    }
  }

  Outcome run() {
    return switch (suiteCase.expected()) {
      case Expectation.Unchecked e -> new Outcome.Excluded(e.reason());
      case Expectation.Parses e -> parse(e.valid());
      case Expectation.Rows e -> execute();
      case Expectation.Modified e -> execute();
      case Expectation.Fails e -> execute();
    };
  }

  private Outcome parse(boolean valid) {
    try {
      Statements.checkSyntax(suiteCase.sql());
      return valid ? new Outcome.Passed() : failed(Causes.noError("syntax"), "It parses");
    } catch (LakebirdException e) {
      return !valid && e.code() == ErrorCode.SYNTAX_ERROR ? new Outcome.Passed() : failed(e);
    }
  }

  private Outcome execute() {
    List<String> texts = new ArrayList<>(suiteCase.setup());
    texts.add(suiteCase.sql());
    if (!Statements.needsWarehouse(texts)) {
      return execute(engine);
    }
    try (var own = new SuiteEngine()) {
      own.makeDatasets(Statements.datasets(texts));
      return execute(own);
    }
  }

  private Outcome execute(SuiteEngine where) {
    try (Session session = where.openSession(suiteCase, limits)) {
      List<QueryParameter> parameters = new ArrayList<>();
      for (SuiteCase.Parameter parameter : suiteCase.parameters()) {
        parameters.add(parameter(parameter, session));
      }
      settingUp = false;
      Answer answer = answer(session, suiteCase.sql(), parameters);
      return judge(answer, session);
    } catch (LakebirdException e) {
      return judge(e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return judge(
          new LakebirdException(
              e instanceof OutOfMemoryError
                  ? ErrorCode.RESOURCES_EXCEEDED
                  : ErrorCode.INTERNAL_ERROR,
              "Unexpected failure: " + e,
              e));
    }
  }

  private Answer answer(Session session, String sql, List<QueryParameter> parameters) {
    try (Job running = session.submit(Statements.withTemporaryTables(sql), parameters)) {
      job.set(running);
      return Answer.of(running);
    } finally {
      job.set(null);
    }
  }

  private Outcome judge(Answer answer, Session session) {
    return switch (suiteCase.expected()) {
      case Expectation.Rows rows -> compare(rows, answer);
      case Expectation.Modified modified -> {
        if (answer.modified().isEmpty()
            || answer.modified().getAsLong() != modified.rowsModified()) {
          yield failed(subject("another number of modified rows"), answer.text());
        }
        Optional<String> target = Statements.target(suiteCase.sql());
        yield target.isEmpty()
            ? failed("the target of the statement is not known", answer.text())
            : compare(
                modified.after(), answer(session, "SELECT * FROM " + target.get(), List.of()));
      }
      case Expectation.Fails fails ->
          failed(subject(Causes.noError(fails.code().orElse(""))), answer.text());
      case Expectation.Parses e -> new Outcome.Excluded("parsed only");
      case Expectation.Unchecked e -> new Outcome.Excluded(e.reason());
    };
  }

  private Outcome compare(Expectation.Rows rows, Answer answer) {
    var comparison = new RowsComparison(rows, Statements.ordersRows(suiteCase.sql()));
    return comparison
        .difference(answer)
        .map(difference -> failed(subject(difference), answer.text()))
        .orElseGet(Outcome.Passed::new);
  }

  private Outcome judge(LakebirdException error) {
    if (!settingUp
        && suiteCase.expected() instanceof Expectation.Fails fails
        && Causes.fits(fails.code().orElse(""), error.code())) {
      return new Outcome.Passed();
    }
    if (!settingUp && (isRefusedArray(error) || isRefusedName(error))) {
      return new Outcome.Passed();
    }
    return failed(error);
  }

  /// BigQuery does not return arrays with NULL elements; the case says that it would be one.
  private boolean isRefusedArray(LakebirdException error) {
    return suiteCase.tolerates("null_array_element")
        && error.code() == ErrorCode.INVALID_VALUE
        && String.valueOf(error.getMessage()).contains("Array cannot have a null element");
  }

  /// BigQuery does not return columns of one name; the case says that it would have some.
  private boolean isRefusedName(LakebirdException error) {
    return suiteCase.tolerates("duplicate_column_names")
        && error.code() == ErrorCode.INVALID_QUERY
        && String.valueOf(error.getMessage()).contains("Duplicate column names in the result");
  }

  private QueryParameter parameter(SuiteCase.Parameter parameter, Session session) {
    String name = parameter.name().orElse("");
    if (parameter.expression().isPresent()) {
      Answer answer = answer(session, "SELECT " + parameter.expression().get(), List.of());
      return bound(name, answer.rows().getFirst().getFirst());
    }
    if (parameter.type().isPresent()) {
      return session.parameter(name, parameter.type().get(), parameter.value().asText());
    }
    return bound(name, value(parameter.value(), session));
  }

  private static QueryParameter bound(String name, Value value) {
    return name.isEmpty() ? QueryParameter.positional(value) : QueryParameter.named(name, value);
  }

  private static Value value(JsonNode node, Session session) {
    if (node.has("int")) {
      return Value.of(node.path("int").asLong());
    }
    if (node.has("float")) {
      return Value.of(node.path("float").asDouble());
    }
    if (node.has("timestamp")) {
      return session.parameter("", "TIMESTAMP", node.path("timestamp").asText()).value();
    }
    if (node.has("array")) {
      List<Value> elements = new ArrayList<>();
      node.path("array").forEach(element -> elements.add(value(element, session)));
      SqlType type = elements.isEmpty() ? SqlType.INT64 : elements.getFirst().type();
      return new Value.ArrayValue(SqlType.array(type), elements);
    }
    if (node.isBoolean()) {
      return Value.of(node.booleanValue());
    }
    return node.isNull() ? Value.nullOf(SqlType.INT64) : Value.of(node.asText());
  }

  /// A kind of difference, with the function that the case is about.
  private String subject(String difference) {
    return suiteCase.subject().map(s -> difference + " in " + s).orElse(difference);
  }

  private static Outcome failed(String cause, String got) {
    return new Outcome.Failed(cause, got, Optional.empty());
  }

  private Outcome failed(LakebirdException error) {
    String cause = (settingUp && isExecuted() ? "setup: " : "") + Causes.of(error);
    return new Outcome.Failed(
        cause, error.code() + ": " + error.describe(), Optional.of(error.code().name()));
  }

  private boolean isExecuted() {
    return !(suiteCase.expected() instanceof Expectation.Parses);
  }
}
