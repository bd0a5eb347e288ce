package dev.lakebird.engine;

import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.engine.run.RunningQuery;
import dev.lakebird.types.Column;
import java.util.List;

/// A query whose rows are streamed while it runs.
record QueryStatement(List<Column> columns, RunningQuery query) implements Job.RunningStatement {
  @Override
  public StatementResult result() {
    return new StatementResult.Rows(columns, query);
  }

  @Override
  public StatementStatistics statistics() {
    return query.statistics();
  }

  @Override
  public void close() {
    query.close();
  }
}
