package dev.lakebird.engine;

import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;

/// A statement that has done all it does.
record EndedStatement(StatementResult result, StatementStatistics statistics)
    implements Job.RunningStatement {
  @Override
  public void close() {}
}
