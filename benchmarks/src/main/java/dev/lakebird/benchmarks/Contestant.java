package dev.lakebird.benchmarks;

/// An engine in a race. Each query is timed from its text to the last row drained.
interface Contestant extends AutoCloseable {
  String name();

  /// The version that runs, as it names itself.
  String version();

  /// Runs the query over the files and reads every row.
  ResultTable run(RaceQuery query, DataSet data);

  @Override
  void close();
}
