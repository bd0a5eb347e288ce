package dev.lakebird.conformance;

import dev.lakebird.conformance.suite.Counts;
import dev.lakebird.conformance.suite.SuiteCase;
import dev.lakebird.conformance.suite.SuiteReader;
import dev.lakebird.conformance.suite.SuiteReports;
import dev.lakebird.conformance.suite.SuiteRun;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./lakebird conformance`: runs suites in JSON Lines and counts what passes.
@Command(
    name = "conformance",
    description = "Runs suites in JSON Lines and counts what passes.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The suites ran to the end, whatever their cases came to.",
      "1:A suite, an option or a table is wrong, and nothing was counted; or, with --strict, a case failed.",
      "2:The command line is wrong."
    })
public final class ConformanceMain implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Suites, a JSON object a line.")
  private List<Path> files = List.of();

  @Option(
      names = "--tier",
      split = ",",
      paramLabel = "TIER",
      description = "Run cases of these tiers, and cases without one; others are skipped.")
  private List<String> tiers = List.of();

  @Option(
      names = "--filter",
      paramLabel = "REGEX",
      description = "Run cases in whose name it is found; others are skipped.")
  private @Nullable String filter;

  @Option(
      names = "--failures",
      paramLabel = "FILE",
      description = "Write a JSON line for each failure.")
  private @Nullable Path failures;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the counts as a Markdown page.")
  private @Nullable Path report;

  @Option(names = "--threads", description = "Cases at once (default: one a core).")
  private int threads;

  @Option(names = "--strict", description = "End with 1 when a case failed.")
  private boolean strict;

  private ConformanceMain() {}

  public static void main(String[] arguments) {
    int code = run(arguments);
    System.out.flush();
    // Cases that did not stop may have left threads behind.
    Runtime.getRuntime().halt(code);
  }

  /// Runs the command and answers its exit code.
  static int run(String... arguments) {
    return new CommandLine(new ConformanceMain())
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
  public Integer call() throws IOException {
    var selection = new SuiteRun.Selection(Set.copyOf(tiers), pattern());
    List<SuiteCase> cases = new ArrayList<>();
    for (Path file : files) {
      cases.addAll(SuiteReader.read(file));
    }
    long start = System.nanoTime();
    List<SuiteRun.Result> results;
    try (var run = new SuiteRun(cases, selection)) {
      results = run.run(threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    var counts = new Counts(results);
    if (failures != null) {
      Files.write(failures, SuiteReports.failures(results));
    }
    if (report != null) {
      Files.writeString(report, SuiteReports.page(counts, selectionText()));
    }
    System.out.println(SuiteReports.table(counts));
    int run = counts.passed() + counts.failed();
    System.out.println(
        "%d excluded; %.1f s, %.0f cases a second"
            .formatted(counts.excluded(), seconds, run / seconds));
    System.out.println(counts.closingLine());
    return strict && counts.failed() > 0 ? 1 : 0;
  }

  private Optional<Pattern> pattern() {
    if (filter == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(filter));
    } catch (PatternSyntaxException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "--filter is no regular expression: " + e.getDescription());
    }
  }

  private String selectionText() {
    String ofTiers = tiers.isEmpty() ? "all tiers" : "tiers " + String.join(", ", tiers);
    return ofTiers + (filter == null ? "" : ", names with `" + filter + "`");
  }
}
