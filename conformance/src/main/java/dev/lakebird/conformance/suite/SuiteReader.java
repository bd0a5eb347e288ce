package dev.lakebird.conformance.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.json.JsonReader;
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

  /// Answers over tables of the generators for Java, at the scale that is made here.
  private static final String GENERATED = "javagen-sf0.01";

  private static final double GENERATED_SCALE = 0.01;

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
    for (SuiteCase suiteCase : cases) {
      if (suiteCase.data().orElse(null) instanceof CaseTables.Folder folder
          && folders.add(folder.path())) {
        TableFolder.check(folder.path());
      }
    }
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
      throw refused("The line is no JSON: " + JsonReader.reason(e));
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

  /// Queries over tables: a case for each answer. Answers without tables at hand are excluded by name.
  private List<SuiteCase> tableCases(JsonNode node, String suite) {
    boolean wrong = node.has("sql_bq_roundtrip") && !node.path("sql_bq_roundtrip").asBoolean();
    List<SuiteCase> cases = new ArrayList<>();
    for (var answer : node.path("expected").path("answers").properties()) {
      Optional<CaseTables> tables = tables(suite, answer.getKey());
      Expectation expected;
      if (tables.isEmpty()) {
        expected = new Expectation.Unchecked("no data at hand");
      } else if (wrong) {
        expected = new Expectation.Unchecked("translation marked as wrong");
      } else {
        expected = ExpectationReader.answer(answer.getValue(), node.path("ordered").asBoolean());
      }
      cases.add(tableCase(node, suite, "#" + answer.getKey(), tables, expected));
    }
    if (cases.isEmpty()) {
      throw refused("The case has no answers");
    }
    return cases;
  }

  /// The tables of an answer: those that lie beside the suite, else small ones that a generator makes.
  private Optional<CaseTables> tables(String suite, String name) {
    Path folder = file.resolveSibling("data").resolve(suite + "_" + name);
    if (Files.isDirectory(folder)) {
      return Optional.of(new CaseTables.Folder(folder));
    }
    if (!name.equals(GENERATED)) {
      return Optional.empty();
    }
    return switch (suite) {
      case "tpch" -> generated(CaseTables.Benchmark.TPCH);
      case "tpcds" -> generated(CaseTables.Benchmark.TPCDS);
      default -> Optional.empty();
    };
  }

  private static Optional<CaseTables> generated(CaseTables.Benchmark benchmark) {
    return Optional.of(new CaseTables.Generated(benchmark, GENERATED_SCALE));
  }

  private SuiteCase tableCase(
      JsonNode node, String suite, String data, Optional<CaseTables> tables, Expectation expected) {
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
        tables,
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
