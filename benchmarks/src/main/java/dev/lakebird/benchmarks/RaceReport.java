package dev.lakebird.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lakebird.benchmarks.measure.Measurement;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// The figures of a race, for people and for programs.
record RaceReport(String files, int threads, int runs, List<Race.Outcome> outcomes) {
  RaceReport {
    outcomes = List.copyOf(outcomes);
  }

  /// The geometric mean of the ratios, where two engines raced.
  Optional<Double> meanRatio() {
    return isRace() ? Optional.of(mean(Race.Outcome::ratio)) : Optional.empty();
  }

  /// A line that closes the race.
  Optional<String> summary() {
    return meanRatio()
        .map(
            ratio ->
                format(
                    "geometric means: %s %.1f ms, %s %.1f ms; of the ratios: %.2f, of CPU time:"
                        + " %.2f",
                    name(0),
                    mean(o -> millis(o, 0)),
                    name(1),
                    mean(o -> millis(o, 1)),
                    ratio,
                    mean(Race.Outcome::cpuRatio)));
  }

  /// Rows of a Markdown table: query, a median in milliseconds for each engine, ratio.
  String markdown() {
    var text = new StringBuilder("| query |");
    var rule = new StringBuilder("| --- |");
    for (Measurement m : outcomes.getFirst().measurements()) {
      text.append(' ').append(m.contestant()).append(" ms |");
      rule.append(" ---: |");
    }
    text.append(isRace() ? " ratio |\n" : "\n").append(rule).append(isRace() ? " ---: |\n" : "\n");
    for (Race.Outcome outcome : outcomes) {
      text.append("| ").append(outcome.query().name()).append(" |");
      for (Measurement m : outcome.measurements()) {
        text.append(format(" %.1f |", m.medianMillis()));
      }
      text.append(isRace() ? format(" %.2f |%n", outcome.ratio()) : "\n");
    }
    if (isRace()) {
      text.append(
          format(
              "| geometric mean | %.1f | %.1f | %.2f |%n",
              mean(o -> millis(o, 0)), mean(o -> millis(o, 1)), mean(Race.Outcome::ratio)));
    }
    return text.toString();
  }

  void writeJson(Path file) {
    var mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("files", files);
    root.put("threads", threads);
    root.put("runs", runs);
    meanRatio().ifPresent(ratio -> root.put("geometric_mean_ratio", ratio));
    ArrayNode queries = root.putArray("queries");
    for (Race.Outcome outcome : outcomes) {
      ObjectNode query = queries.addObject();
      query.put("name", outcome.query().name());
      outcome.difference().ifPresent(d -> query.put("difference", d));
      for (Measurement m : outcome.measurements()) {
        ObjectNode figures = query.putObject(m.contestant());
        figures.put("median_ms", m.medianMillis());
        figures.put("min_ms", m.minMillis());
        figures.put("cold_ms", m.coldMillis());
        figures.put("cpu_ms", m.cpuMillis());
        ArrayNode hot = figures.putArray("hot_ms");
        for (long nanos : m.hotNanos()) {
          hot.add(nanos / 1e6);
        }
      }
    }
    try {
      Files.writeString(
          file, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    } catch (IOException e) {
      throw new LakebirdException(ErrorCode.STORAGE_UNAVAILABLE, "The figures cannot be written", e)
          .with("file", file);
    }
  }

  private boolean isRace() {
    return outcomes.getFirst().measurements().size() == 2;
  }

  private String name(int engine) {
    return outcomes.getFirst().measurements().get(engine).contestant();
  }

  private static double millis(Race.Outcome outcome, int engine) {
    return outcome.measurements().get(engine).medianMillis();
  }

  private double mean(ToDoubleFunction<Race.Outcome> figure) {
    double logs = 0;
    for (Race.Outcome outcome : outcomes) {
      logs += Math.log(figure.applyAsDouble(outcome));
    }
    return Math.exp(logs / outcomes.size());
  }

  private static String format(String pattern, Object... figures) {
    return String.format(Locale.ROOT, pattern.replace("%n", "\n"), figures);
  }
}
