package dev.lakebird.sql.plan;

import dev.lakebird.types.SqlType;

/// A column that some relation of a plan makes. The id tells it from every other column of the plan;
/// the name is for people.
public record PlanColumn(int id, String name, SqlType type) {
  @Override
  public String toString() {
    return (name.isEmpty() ? "$" : name) + "#" + id;
  }
}
