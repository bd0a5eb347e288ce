package dev.lakebird.cli;

import dev.lakebird.cli.format.OutputFormat;
import dev.lakebird.cli.format.ResultPrinter;
import dev.lakebird.cli.progress.ProgressReporter;
import dev.lakebird.cli.remote.RemoteSession;
import dev.lakebird.cli.shell.LocalStatements;
import dev.lakebird.cli.shell.RemoteStatements;
import dev.lakebird.cli.shell.Shell;
import dev.lakebird.cli.shell.StatementText;
import dev.lakebird.cli.shell.Statements;
import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineOptions;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.QueryParameter;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.DryRun;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.flight.ScriptMessages;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./lakebird sql`: runs statements in this process, or on a server.
@Command(
    name = "sql",
    description =
        "Runs GoogleSQL statements separated by semicolons: those of -e, of a file, of standard"
            + " input, or typed at a prompt.",
    mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
  private static final String DEFAULT_WAREHOUSE = "./lakebird-data";
  private static final long STOP_WAIT_SECONDS = 20;

  private final Console console;

  @Option(
      names = "--warehouse",
      paramLabel = "DIR|s3://…",
      description = "Where the tables are (default: ./lakebird-data).")
  @Nullable String warehouse;

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      description = "Runs the statements on a server instead of in this process.")
  @Nullable String server;

  @Option(
      names = "--catalog",
      paramLabel = "PATH",
      description = "Where the catalog store of a warehouse in a bucket lies.")
  @Nullable Path catalog;

  @ArgGroup Source source = new Source();

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description = "How results are printed (default: table).")
  OutputFormat format = OutputFormat.TABLE;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Changes a setting, such as threads=1 or memory_limit=512MB.")
  List<String> settings = new ArrayList<>();

  @Option(
      names = "--param",
      paramLabel = "NAME:TYPE:VALUE",
      description = "Binds @NAME, or the next ? where NAME is empty; TYPE is STRING when left out.")
  List<String> parameters = new ArrayList<>();

  @Option(names = "--stats", description = "Prints what each statement cost to standard error.")
  boolean stats;

  @Option(
      names = "--dry-run",
      description = "Checks and plans the statements, and says how much each would read.")
  boolean dryRun;

  SqlCommand(Console console) {
    this.console = console;
  }

  /// Where the statements come from.
  static final class Source {
    @Option(
        names = {"-e", "-c"},
        paramLabel = "SQL",
        description = "Statements to run.")
    @Nullable String text;

    @Option(names = "-f", paramLabel = "FILE", description = "A file of statements.")
    @Nullable Path file;
  }

  @Override
  public Integer call() {
    if (server != null) {
      return callServer(server);
    }
    String text = isTyped() ? "" : read();
    Settings changed = Settings.DEFAULTS;
    for (String setting : settings) {
      changed = changed.with(setting);
    }
    String location = warehouse == null ? DEFAULT_WAREHOUSE : warehouse;
    try (Engine engine = Engine.open(EngineOptions.of(location, Optional.ofNullable(catalog)));
        Session session = engine.openSession(changed)) {
      List<QueryParameter> bound = new ArrayList<>();
      for (String parameter : parameters) {
        bound.add(parameter(session, parameter));
      }
      if (isTyped()) {
        shell(new LocalStatements(session, bound, this::next));
      } else if (dryRun) {
        for (DryRun dry : session.dryRun(text, bound)) {
          console.out().println(dryRunLine(dry.bytesEstimate()));
        }
      } else {
        run(session, text, bound);
      }
    }
    return 0;
  }

  /// Whether somebody types statements at a terminal.
  private boolean isTyped() {
    return console.terminal() && source.text == null && source.file == null && !dryRun;
  }

  private int callServer(String address) {
    if (warehouse != null || catalog != null) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT,
          "--server does not go together with --warehouse or --catalog");
    }
    String text = isTyped() ? "" : read();
    try (RemoteSession session = RemoteSession.open(address)) {
      session.set(settings);
      List<ScriptMessages.Parameter> bound = parameters.stream().map(SqlCommand::remote).toList();
      if (isTyped()) {
        shell(new RemoteStatements(session, bound));
        return 0;
      }
      if (dryRun) {
        for (long bytes : session.dryRun(text, bound)) {
          console.out().println(dryRunLine(bytes));
        }
        return 0;
      }
      var ended = new CountDownLatch(1);
      Thread interrupted = Thread.ofPlatform().unstarted(() -> stop(session::cancel, ended));
      Runtime.getRuntime().addShutdownHook(interrupted);
      try {
        session.run(text, bound, answers());
      } finally {
        console.out().flush();
        ended.countDown();
        removeHook(interrupted);
      }
    }
    return 0;
  }

  private void shell(Statements statements) {
    try (Shell shell = Shell.open(statements, format)) {
      shell.run();
    }
  }

  private RemoteSession.Answers answers() {
    ResultPrinter printer = ResultPrinter.of(format);
    return new RemoteSession.Answers() {
      @Override
      public void result(StatementResult result) {
        printer.print(result, console.out());
        console.out().flush();
        tellBadRecords(result);
      }

      @Override
      public void cost(StatementStatistics statistics) {
        if (stats) {
          printStatistics(statistics);
        }
      }
    };
  }

  private static ScriptMessages.Parameter remote(String text) {
    int[] colons = colons(text);
    return new ScriptMessages.Parameter(
        text.substring(0, colons[0]),
        text.substring(colons[0] + 1, colons[1]),
        text.substring(colons[1] + 1));
  }

  private static String dryRunLine(long bytes) {
    return "valid, would read at most " + bytes + " bytes";
  }

  private void run(Session session, String text, List<QueryParameter> bound) {
    PrintStream out = console.out();
    ResultPrinter printer = ResultPrinter.of(format);
    try (Job job = session.submit(text, bound)) {
      var ended = new CountDownLatch(1);
      Thread interrupted = Thread.ofPlatform().unstarted(() -> stop(job::cancel, ended));
      Runtime.getRuntime().addShutdownHook(interrupted);
      try {
        int printed = 0;
        for (Optional<StatementResult> result = next(job); result.isPresent(); result = next(job)) {
          printer.print(result.get(), out);
          out.flush();
          tellBadRecords(result.get());
          if (stats) {
            printed = printStatistics(job, printed);
          }
        }
        if (stats) {
          int unused = printStatistics(job, printed);
        }
      } finally {
        out.flush();
        ended.countDown();
        removeHook(interrupted);
      }
    }
  }

  /// Runs the next statement and shows how far it has come.
  private Optional<StatementResult> next(Job job) {
    try (var reporter = ProgressReporter.start(console.err(), console.terminal(), job::progress)) {
      return job.nextResult();
    }
  }

  /// Formats for programs print rows alone.
  private void tellBadRecords(StatementResult result) {
    if (format != OutputFormat.TABLE && result instanceof StatementResult.Loaded loaded) {
      loaded.shownBadRecords().forEach(bad -> console.err().println("bad record: " + bad));
    }
  }

  /// On Ctrl-C: cancels the statement and waits until it has let go of everything.
  private void stop(Runnable cancel, CountDownLatch ended) {
    cancel.run();
    try {
      if (!ended.await(STOP_WAIT_SECONDS, TimeUnit.SECONDS)) {
        console.err().println("lakebird: the statement did not stop in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is already stopping; the hook has been told that the job ended.
      return;
    }
  }

  private int printStatistics(Job job, int printed) {
    List<StatementStatistics> all = job.statistics();
    all.subList(printed, all.size()).forEach(this::printStatistics);
    return all.size();
  }

  private void printStatistics(StatementStatistics one) {
    console
        .err()
        .println(
            "time %.1f ms, read %d bytes (%d more from memory) and %d rows, returned %d rows, spilled bytes %d, memory peak %d bytes"
                .formatted(
                    one.elapsedNanos() / 1e6,
                    one.bytesRead(),
                    one.bytesCached(),
                    one.rowsRead(),
                    one.rowsReturned(),
                    one.bytesSpilled(),
                    one.memoryPeakBytes()));
    one.operators().forEach(operator -> console.err().println("  " + operator));
  }

  private static QueryParameter parameter(Session session, String text) {
    int[] colons = colons(text);
    return session.parameter(
        text.substring(0, colons[0]),
        text.substring(colons[0] + 1, colons[1]),
        text.substring(colons[1] + 1));
  }

  /// Where the two colons of `NAME:TYPE:VALUE` are.
  private static int[] colons(String text) {
    int name = text.indexOf(':');
    int type = name < 0 ? -1 : text.indexOf(':', name + 1);
    if (type < 0) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "A parameter is written NAME:TYPE:VALUE, not " + text);
    }
    return new int[] {name, type};
  }

  private String read() {
    if (source.text != null) {
      return source.text;
    }
    return source.file == null
        ? StatementText.of(console.in())
        : StatementText.of(source.file.toString());
  }
}
