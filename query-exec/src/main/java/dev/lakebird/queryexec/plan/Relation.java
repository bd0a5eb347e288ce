package dev.lakebird.queryexec.plan;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.operator.PipelineBuilder;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.OptionalLong;

/// A compiled relation: the pipeline that yields its rows, and what is known of its columns.
///
/// @param rows how many rows it yields at most, where that is known
record Relation(PipelineBuilder pipeline, List<BoundCall.Result> columns, OptionalLong rows) {
  Relation {
    columns = List.copyOf(columns);
  }

  List<VectorType> types() {
    return columns.stream().map(BoundCall.Result::type).toList();
  }

  Relation withColumns(List<BoundCall.Result> others) {
    return new Relation(pipeline, others, rows);
  }

  Relation withRows(OptionalLong count) {
    return new Relation(pipeline, columns, count);
  }
}
