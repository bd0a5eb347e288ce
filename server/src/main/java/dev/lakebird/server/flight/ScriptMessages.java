package dev.lakebird.server.flight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a shell and a server say to each other about the statements of a text, as JSON: the action
/// `lakebird.run` takes a [Request] and answers an [Answer] for each result and for what each statement cost,
/// in order. A client reads the rows of a result before it asks for the next.
public final class ScriptMessages {
  /// The action that runs a text.
  public static final String RUN = "lakebird.run";

  /// The action that plans a text and answers a JSON array of the bytes that each statement would read.
  public static final String DRY_RUN = "lakebird.dry_run";

  /// The action that cancels what the session runs.
  public static final String CANCEL = "lakebird.cancel";

  /// A text may take a whole message, whose length the door limits: what is too long for a statement is
  /// then refused as one.
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  private ScriptMessages() {}

  /// A parameter as text, which the server casts. An empty name makes it positional, an empty type a STRING.
  public record Parameter(String name, String type, String text) {}

  /// Statements to run.
  public record Request(String text, List<Parameter> parameters) {
    public Request {
      parameters = List.copyOf(parameters);
    }
  }

  public static byte[] bytes(Request request) {
    ObjectNode node = JSON.createObjectNode().put("text", request.text());
    var array = node.putArray("parameters");
    for (Parameter parameter : request.parameters()) {
      array
          .addObject()
          .put("name", parameter.name())
          .put("type", parameter.type())
          .put("text", parameter.text());
    }
    return bytes(node);
  }

  /// @throws LakebirdException INVALID_ARGUMENT where the bytes are none
  public static Request readRequest(byte[] bytes) {
    JsonNode node = tree(bytes);
    List<Parameter> parameters = new ArrayList<>();
    for (JsonNode one : node.path("parameters")) {
      parameters.add(
          new Parameter(
              one.path("name").asText(), one.path("type").asText(), one.path("text").asText()));
    }
    return new Request(node.path("text").asText(), parameters);
  }

  /// A part of the answer.
  public sealed interface Answer {}

  /// A result of rows.
  ///
  /// @param info the FlightInfo that leads to them
  public record RowsAnswer(byte[] info) implements Answer {}

  /// A result without rows.
  public record OutcomeAnswer(StatementResult result) implements Answer {}

  /// What a statement cost that has ended.
  public record CostAnswer(StatementStatistics statistics) implements Answer {}

  public static byte[] bytes(Answer answer) {
    ObjectNode node = JSON.createObjectNode();
    switch (answer) {
      case RowsAnswer a -> node.put("info", a.info());
      case OutcomeAnswer a -> node.put("outcome", Outcome.bytes(a.result()));
      case CostAnswer a -> {
        StatementStatistics s = a.statistics();
        ObjectNode cost = node.putObject("cost");
        cost.put("elapsedNanos", s.elapsedNanos()).put("bytesRead", s.bytesRead());
        cost.put("bytesCached", s.bytesCached());
        cost.put("rowsRead", s.rowsRead()).put("rowsReturned", s.rowsReturned());
        cost.put("bytesSpilled", s.bytesSpilled()).put("memoryPeakBytes", s.memoryPeakBytes());
        s.operators().forEach(cost.putArray("operators")::add);
      }
    }
    return bytes(node);
  }

  /// @throws LakebirdException INVALID_ARGUMENT where the bytes are none
  public static Answer readAnswer(byte[] bytes) {
    JsonNode node = tree(bytes);
    try {
      if (node.has("info")) {
        return new RowsAnswer(node.get("info").binaryValue());
      }
      if (node.has("outcome")) {
        return new OutcomeAnswer(
            Outcome.read(node.get("outcome").binaryValue()).orElseThrow(ScriptMessages::notOurs));
      }
    } catch (IOException e) {
      throw notOurs();
    }
    JsonNode cost = node.path("cost");
    List<String> operators = new ArrayList<>();
    cost.path("operators").forEach(line -> operators.add(line.asText()));
    return new CostAnswer(
        new StatementStatistics(
            cost.path("elapsedNanos").asLong(),
            cost.path("bytesRead").asLong(),
            cost.path("bytesCached").asLong(),
            cost.path("rowsRead").asLong(),
            cost.path("rowsReturned").asLong(),
            cost.path("bytesSpilled").asLong(),
            cost.path("memoryPeakBytes").asLong(),
            operators));
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw LakebirdException.internal("A message cannot be written: " + e.getMessage());
    }
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      JsonNode node = JSON.readTree(bytes);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      throw new LakebirdException(ErrorCode.INVALID_ARGUMENT, "A message is no JSON", e);
    }
    throw notOurs();
  }

  private static LakebirdException notOurs() {
    return new LakebirdException(
        ErrorCode.INVALID_ARGUMENT, "A message is not one of a shell or server of Lakebird");
  }
}
