package dev.lakebird.queryexec.run;

import java.util.List;

/// A chain of operators that every worker of it runs over its share of the source's batches.
///
/// @param dependencies pipelines that must have finished before this one starts
/// @param workersMax the most workers, beside the limits of the source and of the query's `threads`
public record Pipeline(
    OperatorFactory source,
    List<OperatorFactory> middle,
    OperatorFactory sink,
    List<Pipeline> dependencies,
    int workersMax) {
  public Pipeline {
    middle = List.copyOf(middle);
    dependencies = List.copyOf(dependencies);
  }
}
