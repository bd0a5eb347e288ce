package dev.lakebird.benchmarks;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.PrintStream;
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
    subcommands = {
      BenchMain.Scan.class,
      BenchMain.Tpch.class,
      BenchMain.Load.class,
      ExportCommand.class,
      FlightCommand.class
    })
public final class BenchMain implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  private BenchMain() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /// Runs the command with the arguments of a command line; the exit code.
  static int run(String... arguments) {
    return new CommandLine(new BenchMain())
        .setExecutionExceptionHandler(
            (e, command, result) -> {
              System.err.println(
                  e instanceof LakebirdException l
                      ? l.code() + ": " + l.describe()
                      : "INTERNAL_ERROR: " + e);
              return 1;
            })
        .execute(arguments);
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

    @Option(
        names = "--no-cache",
        description = "Lakebird keeps no columns in memory from run to run.")
    boolean noCache;

    @Option(
        names = "--files",
        description = "Who wrote the files: ours or duckdb (default: ${DEFAULT-VALUE}).")
    String files = "ours";

    @Option(
        names = "--data",
        description = "Folder with files of someone else: one Parquet file or folder a table.")
    @Nullable Path data;

    @Option(names = "--json", description = "Write the figures to this file.")
    @Nullable Path json;

    @Option(names = "--markdown", description = "Print the figures as rows of a Markdown table.")
    boolean markdown;

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

  /// `bench load`.
  @Command(
      name = "load",
      description =
          "LOAD DATA of lineitem from Parquet and CSV, beside DuckDB's COPY to zstd Parquet.",
      mixinStandardHelpOptions = true)
  static final class Load implements Runnable {
    @Mixin final Options options = new Options();

    @Override
    public void run() {
      check(options);
      Path generated = TpchFiles.generate(options.scale, System.out);
      List<Path> files = DataSet.files(generated, "lineitem");
      List<String> kinds = options.queries.isEmpty() ? List.of("parquet", "csv") : options.queries;
      try (var folder = new TemporaryFolder("lakebird-bench");
          var race =
              new LoadRace(
                  files.getFirst(),
                  folder.path(),
                  options.threads,
                  options.memoryMib << 20,
                  options.runs,
                  System.out)) {
        race.run(kinds);
      }
    }
  }

  static void check(Options options) {
    if (options.runs < 1 || options.threads < 1 || options.scale <= 0 || options.memoryMib < 1) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT,
          "--runs, --threads and --memory are at least 1, --scale is more than 0");
    }
  }

  private static void race(Options options, List<String> all, Function<String, RaceQuery> query) {
    check(options);
    FileSet set = FileSet.of(options.files);
    List<RaceQuery> queries =
        (options.queries.isEmpty() ? all : options.queries).stream().map(query).toList();
    List<String> engines = options.only == null ? Contestants.NAMES : List.of(options.only);
    if (options.data == null) {
      Path generated = TpchFiles.generate(options.scale, System.out);
      race(options, RaceData.written(set, generated, System.out), engines, queries);
      return;
    }
    List<String> tables =
        queries.stream().flatMap(q -> q.tables().stream()).distinct().sorted().toList();
    try (var warehouse = new TemporaryFolder("lakebird-bench")) {
      race(options, RaceData.foreign(options.data, tables, warehouse.path()), engines, queries);
    }
  }

  private static void race(
      Options options, DataSet data, List<String> engines, List<RaceQuery> queries) {
    PrintStream out = System.out;
    List<Contestant> contestants =
        Contestants.open(
            engines, data.warehouse(), options.threads, options.memoryMib << 20, !options.noCache);
    try {
      for (Contestant c : contestants) {
        out.println(
            "%s %s, %d threads, %s files in %s"
                .formatted(c.name(), c.version(), options.threads, data.schema(), data.folder()));
      }
      List<Race.Outcome> outcomes = new Race(contestants, data, options.runs, out).run(queries);
      var report = new RaceReport(data.schema(), options.threads, options.runs, outcomes);
      report.summary().ifPresent(out::println);
      if (options.markdown) {
        out.println(report.markdown());
      }
      if (options.json != null) {
        report.writeJson(options.json);
      }
      if (outcomes.stream().anyMatch(o -> o.difference().isPresent())) {
        throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "Results differ between the engines");
      }
    } finally {
      contestants.forEach(Contestant::close);
    }
  }
}
