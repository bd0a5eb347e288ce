package dev.lakebird.tableformat.scan;

import java.util.concurrent.atomic.LongAdder;

/// What a scan has done so far, counted by all its cursors.
final class ScanCounters {
  final LongAdder rowsRead = new LongAdder();
  final LongAdder rowsSelected = new LongAdder();
  final LongAdder splitsPruned = new LongAdder();
  final LongAdder valuesDecoded = new LongAdder();
  final LongAdder dictionaryTests = new LongAdder();
}
