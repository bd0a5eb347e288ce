package dev.lakebird.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.flight.Outcome;
import dev.lakebird.types.arrow.ArrowFields;
import dev.lakebird.types.memory.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CancelFlightInfoRequest;
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
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// A session of a server, over one connection. One thread runs statements; any may cancel.
public final class RemoteSession implements AutoCloseable {
  private static final String DRY_RUN = "lakebird.dry_run";
  private static final String PARAMETER_TYPE = "lakebird.parameter_type";

  private final BufferAllocator memory = Memory.root(Long.MAX_VALUE);
  private final FlightClient flight;
  private final FlightSqlClient client;
  private volatile @Nullable FlightInfo running;
  private volatile @Nullable Thread starting;
  private boolean used;

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

  /// Runs one statement; the rows are drained or closed before the next.
  public StatementResult run(String statement, List<RemoteParameter> parameters) {
    try {
      FlightInfo info = started(statement, parameters);
      running = info;
      byte @Nullable [] metadata = info.getAppMetadata();
      Optional<StatementResult> outcome =
          metadata == null ? Optional.empty() : Outcome.read(metadata);
      var stream = client.getStream(info.getEndpoints().getFirst().getTicket());
      var reader = new RemoteRows(stream, memory);
      if (outcome.isPresent()) {
        try (reader) {
          while (reader.next().isPresent()) {}
        }
        return outcome.get();
      }
      return new StatementResult.Rows(
          ArrowFields.columns(info.getSchemaOptional().orElseThrow()), reader);
    } catch (FlightRuntimeException e) {
      throw RemoteFailures.of(e);
    }
  }

  /// Waits until the server has begun to answer; [#cancel] ends the wait.
  private FlightInfo started(String statement, List<RemoteParameter> parameters) {
    used = true;
    running = null;
    starting = Thread.currentThread();
    try {
      return parameters.isEmpty() ? client.execute(statement) : prepared(statement, parameters);
    } finally {
      starting = null;
      // An interruption that came too late to end the wait is over with it.
      var unused = Thread.interrupted();
    }
  }

  private FlightInfo prepared(String statement, List<RemoteParameter> parameters) {
    var prepared = client.prepare(statement);
    try {
      List<RemoteParameter> taken = new ArrayList<>();
      int wanted = prepared.getParameterSchema().getFields().size();
      for (RemoteParameter parameter : parameters) {
        // A text of many statements binds all that each of them takes.
        if (wanted == parameters.size() || takes(prepared.getParameterSchema(), parameter)) {
          taken.add(parameter);
        }
      }
      if (taken.isEmpty()) {
        return prepared.execute();
      }
      try (VectorSchemaRoot root = VectorSchemaRoot.create(schema(taken), memory)) {
        for (int p = 0; p < taken.size(); p++) {
          var vector = (VarCharVector) root.getVector(p);
          vector.setSafe(0, taken.get(p).text().getBytes(StandardCharsets.UTF_8));
        }
        root.setRowCount(1);
        prepared.setParameters(root);
        FlightInfo info = prepared.execute();
        prepared.clearParameters();
        return info;
      }
    } finally {
      prepared.close();
    }
  }

  private static boolean takes(Schema parameterSchema, RemoteParameter parameter) {
    return parameterSchema.getFields().stream()
        .anyMatch(field -> field.getName().equalsIgnoreCase(parameter.name()));
  }

  private static Schema schema(List<RemoteParameter> parameters) {
    List<Field> fields = new ArrayList<>();
    for (RemoteParameter parameter : parameters) {
      String type = parameter.type().isBlank() ? "STRING" : parameter.type();
      fields.add(
          new Field(
              parameter.name().strip(),
              new FieldType(true, ArrowType.Utf8.INSTANCE, null, Map.of(PARAMETER_TYPE, type)),
              List.of()));
    }
    return new Schema(fields);
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
  public List<Long> dryRun(String text) {
    try {
      var results = flight.doAction(new Action(DRY_RUN, text.getBytes(StandardCharsets.UTF_8)));
      JsonNode bytes = new ObjectMapper().readTree(results.next().getBody());
      return StreamSupport.stream(bytes.spliterator(), false).map(JsonNode::asLong).toList();
    } catch (FlightRuntimeException e) {
      throw RemoteFailures.of(e);
    } catch (IOException e) {
      throw RemoteFailures.unexpected(e);
    }
  }

  /// Stops the statement that runs, where there is one.
  public void cancel() {
    FlightInfo info = running;
    Thread waiting = starting;
    if (info != null) {
      try {
        var unused = client.cancelFlightInfo(new CancelFlightInfoRequest(info));
      } catch (FlightRuntimeException e) {
        throw RemoteFailures.of(e);
      }
    } else if (waiting != null) {
      waiting.interrupt();
    }
  }

  @Override
  public void close() {
    try {
      if (used) {
        var unused = client.closeSession(new CloseSessionRequest());
      }
    } catch (FlightRuntimeException e) {
      // The connection ends, and the session with it.
      used = false;
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
