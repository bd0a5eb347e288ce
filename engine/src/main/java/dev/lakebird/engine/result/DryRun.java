package dev.lakebird.engine.result;

import dev.lakebird.types.Column;
import java.util.List;

/// What a statement would do, found without running it.
///
/// @param columns of the result; none for a statement without rows
/// @param bytesEstimate at most so many bytes of data files would be read: the size of the files of all
///     tables that it names
public record DryRun(List<Column> columns, long bytesEstimate) {
  public DryRun {
    columns = List.copyOf(columns);
  }
}
