package dev.lakebird.engine;

import dev.lakebird.catalog.Warehouse;
import dev.lakebird.engine.result.DryRun;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementDescription;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.run.PlanRunner;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.engine.temporary.TemporaryTables;
import dev.lakebird.foundation.Cancellation;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.analyze.StatementAnalyzer;
import dev.lakebird.sql.parse.SqlParser;
import dev.lakebird.sql.syntax.StatementSyntax;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What one client does one thing after another with: settings, temporary tables, and the jobs that
/// run under them. Jobs are closed before the session.
/// Belongs to one thread at a time.
public final class Session implements AutoCloseable {
  /// What the type of a parameter may be written with; the text goes into a statement.
  private static final Pattern TYPE_TEXT = Pattern.compile("[A-Za-z0-9_<>, ()]+");

  private final Warehouse warehouse;
  private final PlanRunner runner;
  private final TemporaryTables temporaries;
  private Settings settings;

  Session(Warehouse warehouse, PlanRunner runner, TemporaryTables temporaries, Settings settings) {
    this.warehouse = warehouse;
    this.runner = runner;
    this.temporaries = temporaries;
    this.settings = settings;
  }

  public Settings settings() {
    return settings;
  }

  /// Changes the settings of the jobs that are submitted from now on.
  public void set(Settings changed) {
    settings = changed;
  }

  /// A job for one or more statements separated by semicolons. The text is parsed here, each
  /// statement is analysed when its turn comes.
  ///
  /// @throws LakebirdException SYNTAX_ERROR with its place
  public Job submit(String text, List<QueryParameter> parameters) {
    List<StatementSyntax> statements = SqlParser.parse(text);
    var runtime =
        new StatementRuntime(warehouse, runner, temporaries, settings, List.copyOf(parameters));
    return job(new Script(runtime, statements));
  }

  private Job job(Script script) {
    temporaries.enter();
    return new Job(script, new Cancellation(), temporaries::leave);
  }

  /// A job for one INSERT … VALUES whose rows are inserted once with each row of parameters: one statement
  /// and one commit, all or nothing. Values with subqueries see the tables as they were before it.
  ///
  /// @param rows at least one
  /// @throws LakebirdException as [#submit]; INVALID_ARGUMENT where the text is another statement or not
  ///     one
  public Job submitRows(String text, List<List<QueryParameter>> rows) {
    List<StatementSyntax> statements = SqlParser.parse(text);
    requireOne(statements.size());
    if (!StatementAnalyzer.takesRows(statements.getFirst())) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "Only INSERT … VALUES takes several rows of parameters");
    }
    var runtime =
        new StatementRuntime(warehouse, runner, temporaries, settings, List.copyOf(rows.getFirst()))
            .withFurtherRows(rows.subList(1, rows.size()));
    return job(new Script(runtime, statements));
  }

  /// What each statement would do, without running any; a statement that builds on an earlier one of
  /// the text does not see its effect.
  public List<DryRun> dryRun(String text, List<QueryParameter> parameters) {
    var runtime =
        new StatementRuntime(warehouse, runner, temporaries, settings, List.copyOf(parameters));
    return SqlParser.parse(text).stream().map(runtime::dryRun).toList();
  }

  /// What the one statement of a text takes and gives, with parameters that need no values.
  ///
  /// @throws LakebirdException a user's error with its place; INVALID_ARGUMENT where the text has not
  ///     exactly one statement
  public StatementDescription describe(String text) {
    List<StatementSyntax> statements = SqlParser.parse(text);
    requireOne(statements.size());
    return new StatementRuntime(warehouse, runner, temporaries, settings, List.of())
        .describe(statements.getFirst());
  }

  /// Refuses a text that has not exactly one statement, for doors that take one at a time.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT
  public static void requireOne(int statementCount) {
    if (statementCount != 1) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT,
          "One statement is taken here, and the text has " + statementCount);
    }
  }

  /// The datasets and tables that statements see now.
  public CatalogListing listing() {
    return new CatalogListing(warehouse, temporaries);
  }

  /// A parameter from texts: its value is the text cast to the type. An empty name makes it
  /// positional, an empty type a STRING.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT for a type that does not exist or a text that is no
  ///     value of it
  public QueryParameter parameter(String name, String type, String text) {
    Value value = type.isBlank() ? Value.of(text) : cast(text, type);
    return name.isBlank()
        ? QueryParameter.positional(value)
        : QueryParameter.named(name.strip(), value);
  }

  private Value cast(String text, String type) {
    if (!TYPE_TEXT.matcher(type).matches()) {
      throw refused(type, text);
    }
    try (Job job =
        submit(
            "SELECT CAST(@text AS " + type + ")",
            List.of(QueryParameter.named("text", Value.of(text))))) {
      if (job.nextResult().orElse(null) instanceof StatementResult.Rows rows) {
        try (RowReader reader = rows.reader()) {
          Optional<Batch> batch = reader.next();
          if (batch.isPresent()) {
            return Vectors.read(batch.get().column(0), batch.get().selection().row(0));
          }
        }
      }
      throw refused(type, text);
    } catch (LakebirdException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT,
          "The parameter value '" + text + "' is no " + type + ": " + e.getMessage(),
          e);
    }
  }

  private static LakebirdException refused(String type, String text) {
    return new LakebirdException(
        ErrorCode.INVALID_ARGUMENT, "The parameter value '" + text + "' is no " + type);
  }

  /// The temporary tables of this session.
  public TemporaryTables temporaryTables() {
    return temporaries;
  }

  @Override
  public void close() {
    temporaries.close();
  }
}
