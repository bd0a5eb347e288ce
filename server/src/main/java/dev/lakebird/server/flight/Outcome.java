package dev.lakebird.server.flight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a statement without rows did, as the application metadata of its FlightInfo:
/// `{"operation":"INSERT","target":"shop.orders","rows":2}`.
public final class Outcome {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Outcome() {}

  /// The metadata of a result; empty for rows.
  static byte[] bytes(StatementResult result) {
    return switch (result) {
      case StatementResult.Rows rows -> new byte[0];
      case StatementResult.Modified m -> {
        ObjectNode node = JSON.createObjectNode();
        node.put("operation", m.operation()).put("target", m.target()).put("rows", m.rows());
        yield write(node);
      }
      case StatementResult.Loaded l -> {
        ObjectNode node = JSON.createObjectNode();
        node.put("target", l.target()).put("rows", l.rows()).put("files", l.files());
        node.put("badRecords", l.badRecords());
        l.shownBadRecords().forEach(node.putArray("shownBadRecords")::add);
        yield write(node);
      }
      case StatementResult.Done d -> {
        ObjectNode node = JSON.createObjectNode();
        node.put("operation", d.operation()).put("target", d.target());
        yield write(node);
      }
    };
  }

  private static byte[] write(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw LakebirdException.internal("An outcome cannot be written: " + e.getMessage());
    }
  }

  /// The result that metadata stand for; nothing where they are those of rows.
  public static Optional<StatementResult> read(byte[] metadata) {
    if (metadata.length == 0) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(metadata);
      if (node.has("files")) {
        return Optional.of(loaded(node));
      }
      String operation = node.path("operation").asText();
      String target = node.path("target").asText();
      return Optional.of(
          node.has("rows")
              ? new StatementResult.Modified(operation, target, node.path("rows").asLong())
              : new StatementResult.Done(operation, target));
    } catch (IOException e) {
      throw LakebirdException.internal("The outcome of a statement is not JSON");
    }
  }

  private static StatementResult loaded(JsonNode node) {
    List<String> shown = new ArrayList<>();
    node.path("shownBadRecords").forEach(record -> shown.add(record.asText()));
    return new StatementResult.Loaded(
        node.path("target").asText(),
        node.path("rows").asLong(),
        node.path("files").asLong(),
        node.path("badRecords").asLong(),
        shown);
  }
}
