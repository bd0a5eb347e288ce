package dev.lakebird.queryexec.plan;

import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.scan.TableSource;

/// Finds what a plan reads from and writes to. Whoever runs the plan implements it.
public interface TableResolver {
  /// The table at the state the reference names.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException NOT_FOUND where there is no such table
  TableSource source(TableReference reference);

  /// Where the rows of a write relation go.
  RowSink sink(TableReference reference);
}
