package dev.lakebird.sql;

import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.types.Column;
import io.substrait.proto.Plan;
import java.util.List;

/// A plan that can be run.
///
/// @param plan in the dialect of `docs/architecture/plan.md`
/// @param outputColumns the result's columns; of a write, none
/// @param tablesRead the tables the plan was made for, each use once
/// @param explanation the plan as text, a line for each relation, in the order of their ordinals
public record CompiledQuery(
    Plan plan,
    List<Column> outputColumns,
    List<TableDescription> tablesRead,
    List<String> explanation) {
  public CompiledQuery {
    outputColumns = List.copyOf(outputColumns);
    tablesRead = List.copyOf(tablesRead);
    explanation = List.copyOf(explanation);
  }
}
