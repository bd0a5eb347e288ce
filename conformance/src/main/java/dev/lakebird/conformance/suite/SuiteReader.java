package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads suites: a case a line, a JSON object each.
public final class SuiteReader {
  private static final ObjectReader JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path file;
  private int line;

  private SuiteReader(Path file) {
    this.file = file;
  }

  /// The cases of a file.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT with file and line for what is no suite
  public static List<SuiteCase> read(Path file) {
    return new SuiteReader(file).cases();
  }

  private List<SuiteCase> cases() {
    List<SuiteCase> cases = new ArrayList<>();
    Set<Path> folders = new HashSet<>();
    for (String text : lines()) {
      line++;
      JsonNode node = parse(text);
      if (!node.isObject()) {
        throw refused("The line is no JSON object");
      }
      cases.addAll(cases(node));
    }
    if (cases.isEmpty()) {
      throw refused("The file has no case");
    }
    cases.forEach(suiteCase -> suiteCase.data().ifPresent(folders::add));
    folders.forEach(TableFolder::check);
    return cases;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw refused("The file is no UTF-8 text");
    } catch (IOException e) {
      throw new LakebirdException(ErrorCode.NOT_FOUND, "The suite file cannot be read", e)
          .with("file", file);
    }
  }

  private JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused("The line is no JSON: " + e.getOriginalMessage());
    }
  }

  private List<SuiteCase> cases(JsonNode node) {
    String suite = text(node, "suite");
    JsonNode expected = node.path("expected");
    if (!expected.isObject()) {
      throw refused("The case has no field 'expected'");
    }
    if (text(expected, "kind").equals("csv")) {
      return tableCases(node, suite);
    }
    JsonNode bq = node.path("bq");
    return List.of(
        new SuiteCase(
            new SuiteCase.Source(file, line),
            suite,
            text(node, "name"),
            optional(node, "function"),
            statement(node),
            optional(node, "default_time_zone").orElse("UTC"),
            optional(bq, "tier"),
            texts(bq.path("notes")),
            setup(node),
            Optional.empty(),
            parameters(node),
            expectation(node)));
  }

  private Expectation expectation(JsonNode node) {
    if (node.path("disputed").asBoolean()) {
      return new Expectation.Unchecked("disputed");
    }
    try {
      return new ExpectationReader(node.path("expected")).read();
    } catch (LakebirdException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  /// Queries over folders of tables: a case for each answer whose data lie beside the suite.
  private List<SuiteCase> tableCases(JsonNode node, String suite) {
    List<SuiteCase> cases = new ArrayList<>();
    for (var answer : node.path("expected").path("answers").properties()) {
      Path folder = file.resolveSibling("data").resolve(suite + "_" + answer.getKey());
      if (!Files.isDirectory(folder)) {
        continue;
      }
      boolean wrong = node.has("sql_bq_roundtrip") && !node.path("sql_bq_roundtrip").asBoolean();
      Expectation expected =
          wrong
              ? new Expectation.Unchecked("translation marked as wrong")
              : ExpectationReader.answer(answer.getValue(), node.path("ordered").asBoolean());
      cases.add(tableCase(node, suite, "#" + answer.getKey(), Optional.of(folder), expected));
    }
    if (cases.isEmpty()) {
      return List.of(
          tableCase(
              node, suite, "", Optional.empty(), new Expectation.Unchecked("no data at hand")));
    }
    return cases;
  }

  private SuiteCase tableCase(
      JsonNode node, String suite, String data, Optional<Path> folder, Expectation expected) {
    return new SuiteCase(
        new SuiteCase.Source(file, line),
        suite,
        text(node, "name") + data,
        Optional.empty(),
        statement(node),
        "UTC",
        Optional.empty(),
        List.of(),
        List.of(),
        folder,
        List.of(),
        expected);
  }

  /// The statement with the types that BigQuery has.
  private String statement(JsonNode node) {
    return optional(node, "sql_bq").orElseGet(() -> text(node, "sql"));
  }

  private List<String> setup(JsonNode node) {
    List<String> statements = new ArrayList<>(texts(node.path("setup")));
    for (JsonNode prepared : node.path("prepare")) {
      statements.add(statement(prepared));
    }
    return statements;
  }

  private static List<SuiteCase.Parameter> parameters(JsonNode node) {
    List<SuiteCase.Parameter> parameters = new ArrayList<>();
    for (JsonNode parameter : node.path("parameters")) {
      JsonNode value = parameter.path("value");
      parameters.add(
          new SuiteCase.Parameter(
              optional(parameter, "name"),
              optional(parameter, "expr_bq").or(() -> optional(parameter, "expr")),
              optional(parameter, "type"),
              value.isMissingNode() ? NullNode.getInstance() : value));
    }
    return parameters;
  }

  private String text(JsonNode node, String field) {
    return optional(node, field)
        .orElseThrow(() -> refused("The case has no text in the field '" + field + "'"));
  }

  private static Optional<String> optional(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private LakebirdException refused(String why) {
    return new LakebirdException(ErrorCode.INVALID_ARGUMENT, file + ":" + line + ": " + why);
  }
}
