package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;

/// Hands out the column ids of one statement, counted from 1 in the order of asking. Belongs to one
/// thread.
public final class ColumnIds {
  private int last;

  public PlanColumn next(String name, SqlType type) {
    last++;
    return new PlanColumn(last, name, type);
  }
}
