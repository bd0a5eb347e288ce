package dev.lakebird.functions.window;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.functions.spi.WindowRows;

/// LAG and LEAD: the value at a row so many rows away in the partition, one if it is not said.
final class Shift {
  private Shift() {}

  static WindowKernel kernel(BoundCall call, String name, boolean back) {
    boolean written = call.arguments().size() > 1;
    String offsetName = "The offset of " + name;
    PickKernel.Pick pick =
        (rows, i) -> {
          long offset = written ? WholeNumbers.at(rows.argument(1), i, 0, offsetName) : 1;
          int position = rows.first() + i;
          int room =
              back ? position - rows.partitionStarts()[i] : rows.partitionEnds()[i] - 1 - position;
          if (offset > room) {
            return WindowRows.NOWHERE;
          }
          return back ? position - (int) offset : position + (int) offset;
        };
    return PickKernel.of(call, pick, call.arguments().size() > 2 ? 2 : WindowRows.NULLS);
  }
}
