package dev.lakebird.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.flight.ScriptMessages;
import dev.lakebird.server.flight.ScriptMessages.Parameter;
import dev.lakebird.types.arrow.ArrowFields;
import dev.lakebird.types.memory.Memory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CloseSessionRequest;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.SessionOptionValue;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/// A session of a server, over one connection. One thread runs statements; any may cancel.
public final class RemoteSession implements AutoCloseable {
  private final BufferAllocator memory = Memory.root(Long.MAX_VALUE);
  private final FlightClient flight;
  private final FlightSqlClient client;
  private boolean called;

  private RemoteSession(String host, int port) {
    this.flight = FlightClient.builder(memory, Location.forGrpcInsecure(host, port)).build();
    this.client = new FlightSqlClient(flight);
  }

  /// Connects to `HOST:PORT` when the first statement runs.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT for a text of another form
  public static RemoteSession open(String address) {
    int colon = address.lastIndexOf(':');
    try {
      int port = colon <= 0 ? -1 : Integer.parseInt(address.substring(colon + 1));
      if (port > 0 && port <= 65_535) {
        return new RemoteSession(address.substring(0, colon), port);
      }
    } catch (NumberFormatException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "A server is written HOST:PORT, not " + address, e);
    }
    throw new LakebirdException(
        ErrorCode.INVALID_ARGUMENT, "A server is written HOST:PORT, not " + address);
  }

  /// Changes settings, each written `NAME=VALUE`.
  public void set(List<String> assignments) {
    Map<String, SessionOptionValue> options = new HashMap<>();
    for (String assignment : assignments) {
      // The engine here knows the same settings: its messages are those of the shell.
      var unused = Settings.DEFAULTS.with(assignment);
      int equals = assignment.indexOf('=');
      options.put(
          assignment.substring(0, equals).strip().toLowerCase(Locale.ROOT),
          SessionOptionValueFactory.makeSessionOptionValue(assignment.substring(equals + 1)));
    }
    if (!options.isEmpty()) {
      try {
        var result = client.setSessionOptions(new SetSessionOptionsRequest(options));
        if (result.hasErrors()) {
          throw new LakebirdException(
              ErrorCode.INVALID_ARGUMENT,
              "The server does not take the settings " + result.getErrors().keySet());
        }
      } catch (FlightRuntimeException e) {
        throw RemoteFailures.of(e);
      }
    }
  }

  /// Who takes what the statements of a text answer, in order.
  public interface Answers {
    /// A result, whose rows are read before this returns.
    void result(StatementResult result);

    /// What a statement cost.
    void cost(StatementStatistics statistics);
  }

  /// Runs the statements of a text as [dev.lakebird.engine.Session#submit] does.
  public void run(String text, List<Parameter> parameters, Answers answers) {
    byte[] request = ScriptMessages.bytes(new ScriptMessages.Request(text, parameters));
    try {
      called = true;
      var results = flight.doAction(new Action(ScriptMessages.RUN, request));
      while (results.hasNext()) {
        switch (ScriptMessages.readAnswer(results.next().getBody())) {
          case ScriptMessages.CostAnswer cost -> answers.cost(cost.statistics());
          case ScriptMessages.OutcomeAnswer outcome -> answers.result(outcome.result());
          case ScriptMessages.RowsAnswer rows ->
              answers.result(rows(FlightInfo.deserialize(ByteBuffer.wrap(rows.info()))));
        }
      }
    } catch (FlightRuntimeException e) {
      throw RemoteFailures.of(e);
    } catch (IOException | URISyntaxException e) {
      throw RemoteFailures.unexpected(e);
    }
  }

  private StatementResult rows(FlightInfo info) {
    var stream = client.getStream(info.getEndpoints().getFirst().getTicket());
    return new StatementResult.Rows(
        ArrowFields.columns(info.getSchemaOptional().orElseThrow()),
        new RemoteRows(stream, memory));
  }

  /// The tables there are, as `dataset.table`, in order.
  public List<String> tables() {
    List<String> tables = new ArrayList<>();
    try {
      FlightInfo info = client.getTables(null, null, null, null, false);
      try (var stream = client.getStream(info.getEndpoints().getFirst().getTicket())) {
        while (stream.next()) {
          VectorSchemaRoot root = stream.getRoot();
          for (int row = 0; row < root.getRowCount(); row++) {
            tables.add(
                root.getVector("db_schema_name").getObject(row)
                    + "."
                    + root.getVector("table_name").getObject(row));
          }
        }
      }
    } catch (FlightRuntimeException e) {
      throw RemoteFailures.of(e);
    } catch (Exception e) {
      throw RemoteFailures.unexpected(e);
    }
    return tables;
  }

  /// The bytes that each statement of a text would read.
  public List<Long> dryRun(String text, List<Parameter> parameters) {
    byte[] request = ScriptMessages.bytes(new ScriptMessages.Request(text, parameters));
    try {
      called = true;
      var results = flight.doAction(new Action(ScriptMessages.DRY_RUN, request));
      JsonNode bytes = new ObjectMapper().readTree(results.next().getBody());
      return StreamSupport.stream(bytes.spliterator(), false).map(JsonNode::asLong).toList();
    } catch (FlightRuntimeException e) {
      throw RemoteFailures.of(e);
    } catch (IOException e) {
      throw RemoteFailures.unexpected(e);
    }
  }

  /// Stops what runs.
  public void cancel() {
    try {
      flight.doAction(new Action(ScriptMessages.CANCEL)).forEachRemaining(result -> {});
    } catch (FlightRuntimeException e) {
      throw RemoteFailures.of(e);
    }
  }

  @Override
  public void close() {
    try {
      if (called) {
        var unused = client.closeSession(new CloseSessionRequest());
      }
    } catch (FlightRuntimeException e) {
      // The connection ends, and the session with it.
      called = false;
    } finally {
      try {
        client.close();
      } catch (Exception e) {
        throw RemoteFailures.unexpected(e);
      } finally {
        memory.close();
      }
    }
  }
}
