package dev.lakebird.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./lakebird bench`: races over TPC-H files.
@Command(
    name = "bench",
    description = "Races Lakebird against DuckDB over the same Parquet files.",
    mixinStandardHelpOptions = true,
    subcommands = {BenchMain.Scan.class, BenchMain.Tpch.class})
public final class BenchMain implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  private BenchMain() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new BenchMain())
            .setExecutionExceptionHandler(
                (e, command, result) -> {
                  System.err.println(
                      e instanceof LakebirdException l
                          ? l.code() + ": " + l.describe()
                          : "INTERNAL_ERROR: " + e);
                  return 1;
                })
            .execute(arguments));
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  /// What both races take.
  static final class Options {
    @Option(names = "--scale", description = "Scale factor (default: ${DEFAULT-VALUE}).")
    double scale = 1;

    @Option(
        names = "--threads",
        description = "Threads of each engine (default: ${DEFAULT-VALUE}).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--runs", description = "Measured runs (default: ${DEFAULT-VALUE}).")
    int runs = 7;

    @Option(
        names = "--memory",
        description = "Memory limit of each, MiB (default: ${DEFAULT-VALUE}).")
    long memoryMib = 4096;

    @Option(names = "--data", description = "Folder with the files of someone else.")
    @Nullable Path data;

    @Option(names = "--json", description = "Write the figures to this file.")
    @Nullable Path json;

    @Option(names = "--only", description = "Run one engine: lakebird or duckdb.")
    @Nullable String only;

    @Option(names = "--queries", split = ",", description = "Which queries, by name.")
    List<String> queries = new ArrayList<>();
  }

  /// `bench scan`.
  @Command(
      name = "scan",
      description = "SUM of each number, of the LENGTH of each string, of the days of each date.",
      mixinStandardHelpOptions = true)
  static final class Scan implements Runnable {
    @Mixin final Options options = new Options();

    @Override
    public void run() {
      race(options, ScanQueries.NAMES, ScanQueries::of);
    }
  }

  /// `bench tpch`.
  @Command(name = "tpch", description = "Queries of TPC-H.", mixinStandardHelpOptions = true)
  static final class Tpch implements Runnable {
    @Mixin final Options options = new Options();

    @Override
    public void run() {
      race(options, RaceQuery.TPCH, RaceQuery::tpch);
    }
  }

  private static void race(Options options, List<String> all, Function<String, RaceQuery> query) {
    if (options.runs < 1 || options.threads < 1) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "--runs and --threads are at least 1");
    }
    List<RaceQuery> queries =
        (options.queries.isEmpty() ? all : options.queries).stream().map(query).toList();
    List<String> tables =
        queries.stream().flatMap(q -> q.tables().stream()).distinct().sorted().toList();
    PrintStream out = System.out;
    Path folder = options.data == null ? TpchFiles.generate(options.scale, out) : options.data;
    DataSet data = DataSet.find(folder, tables);
    long memory = options.memoryMib << 20;
    List<Contestant> contestants = new ArrayList<>();
    try {
      if (!"duckdb".equals(options.only)) {
        contestants.add(new Lakebird(folder.resolve("warehouse"), options.threads, memory));
      }
      if (!"lakebird".equals(options.only)) {
        contestants.add(new DuckDb(options.threads, memory));
      }
      for (Contestant c : contestants) {
        out.println(c.name() + " " + c.version() + ", " + options.threads + " threads, " + folder);
      }
      List<Race.Outcome> outcomes = new Race(contestants, data, options.runs, out).run(queries);
      summarize(outcomes, out);
      if (options.json != null) {
        write(options, outcomes, options.json);
      }
      if (outcomes.stream().anyMatch(o -> o.difference().isPresent())) {
        throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "Results differ between the engines");
      }
    } finally {
      contestants.forEach(Contestant::close);
    }
  }

  private static void summarize(List<Race.Outcome> outcomes, PrintStream out) {
    if (outcomes.size() > 1 && outcomes.getFirst().measurements().size() > 1) {
      double logs = 0;
      for (Race.Outcome outcome : outcomes) {
        logs += Math.log(outcome.ratio());
      }
      out.println("geometric mean of the ratios: %.2f".formatted(Math.exp(logs / outcomes.size())));
    }
  }

  private static void write(Options options, List<Race.Outcome> outcomes, Path file) {
    var mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("threads", options.threads);
    root.put("runs", options.runs);
    root.put("scale", options.scale);
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
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE, "The figures cannot be written", e);
    }
  }
}
