package dev.lakebird.queryexec.plan;

import dev.lakebird.queryexec.operator.ResultQueue;
import dev.lakebird.queryexec.operator.ScanSource;
import dev.lakebird.queryexec.run.Pipeline;
import dev.lakebird.types.vector.VectorType;
import java.util.List;

/// A plan as pipelines, for one execution.
///
/// @param pipelines dependencies before those that depend on them
/// @param results where the rows of a query arrive; of a write nothing arrives but the end
/// @param columns the physical types of the result's columns
/// @param scans the sources that read tables, for statistics
public record CompiledPlan(
    List<Pipeline> pipelines,
    ResultQueue results,
    List<VectorType> columns,
    List<ScanSource> scans) {
  public CompiledPlan {
    pipelines = List.copyOf(pipelines);
    columns = List.copyOf(columns);
    scans = List.copyOf(scans);
  }
}
