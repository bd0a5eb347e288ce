package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.types.value.Value;

/// The state of one group as an object: what aggregates use whose states are sketches, or few.
interface GroupState {
  /// Adds the row's arguments, NULLs too.
  void add(Row row);

  /// Adds what another state's [#export] gave.
  void merge(byte[] state);

  byte[] export();

  /// The result, NULL too.
  Value result();

  /// About how much memory the state takes, without computing.
  int bytes();
}
