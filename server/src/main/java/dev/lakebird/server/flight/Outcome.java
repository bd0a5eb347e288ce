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
/// `{"kind":"modified","operation":"INSERT","target":"shop.orders","rows":2}`.
public final class Outcome {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Outcome() {}

  /// The metadata of a result; empty for rows.
  static byte[] bytes(StatementResult result) {
    ObjectNode node = JSON.createObjectNode();
    switch (result) {
      case StatementResult.Rows r -> {
        return new byte[0];
      }
      case StatementResult.Modified r -> {
        node.put("kind", "modified").put("operation", r.operation());
        node.put("target", r.target()).put("rows", r.rows());
      }
      case StatementResult.Loaded r -> {
        node.put("kind", "loaded").put("target", r.target()).put("rows", r.rows());
        node.put("files", r.files()).put("badRecords", r.badRecords());
        r.shownBadRecords().forEach(node.putArray("shownBadRecords")::add);
      }
      case StatementResult.Exported r -> {
        node.put("kind", "exported").put("target", r.target()).put("manifest", r.manifest());
        node.put("files", r.files()).put("rows", r.rows()).put("bytes", r.bytes());
      }
      case StatementResult.Done r ->
          node.put("kind", "done").put("operation", r.operation()).put("target", r.target());
    }
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
      return Optional.of(read(JSON.readTree(metadata)));
    } catch (IOException e) {
      throw LakebirdException.internal("The outcome of a statement is not JSON");
    }
  }

  private static StatementResult read(JsonNode node) {
    String operation = node.path("operation").asText();
    String target = node.path("target").asText();
    long rows = node.path("rows").asLong();
    long files = node.path("files").asLong();
    return switch (node.path("kind").asText()) {
      case "modified" -> new StatementResult.Modified(operation, target, rows);
      case "loaded" -> {
        List<String> shown = new ArrayList<>();
        node.path("shownBadRecords").forEach(record -> shown.add(record.asText()));
        yield new StatementResult.Loaded(
            target, rows, files, node.path("badRecords").asLong(), shown);
      }
      case "exported" ->
          new StatementResult.Exported(
              target, node.path("manifest").asText(), files, rows, node.path("bytes").asLong());
      default -> new StatementResult.Done(operation, target);
    };
  }
}
