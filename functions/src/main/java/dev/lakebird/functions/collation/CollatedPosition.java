package dev.lakebird.functions.collation;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// INSTR and STRPOS under a collation: text, part, specification, first position, occurrence.
///
/// Source: GoogleSQL reference, "Collation".
public final class CollatedPosition implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$collated_position", "string")
          .takes(INT64, STRING, STRING, STRING, INT64, INT64)
          .example("STRPOS(COLLATE('Apple', 'und:ci'), 'PL')", "3")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).longs(CollatedPosition::position);
  }

  private static long position(Row row) {
    String text = row.stringAt(0);
    String part = row.stringAt(1);
    var collation = Collation.of(row.stringAt(2));
    long position = row.longAt(3);
    long occurrence = row.longAt(4);
    if (position == 0) {
      throw RowErrors.invalid("Position must be non-zero");
    }
    if (occurrence < 1) {
      throw RowErrors.invalid("Occurrence must be positive");
    }
    int length = text.codePointCount(0, text.length());
    if (collation.isIgnored(part)) {
      return ofNothing(position, occurrence, length);
    }
    if (position > length || position < -(long) length) {
      return 0;
    }
    var search = CollatedSearch.in(text, part, collation);
    boolean ahead = position > 0;
    int at = text.offsetByCodePoints(0, (int) (ahead ? position - 1 : length + position));
    int found = ahead ? search.forward(at) : search.backward(at);
    for (long i = 1; i < occurrence && found >= 0; i++) {
      found = ahead ? search.forward(found + 1) : search.backward(found - 1);
    }
    return found < 0 ? 0 : text.codePointCount(0, found) + 1L;
  }

  /// An empty part is found before every character and at the end.
  private static long ofNothing(long position, long occurrence, int length) {
    long first = position > 0 ? position : length + 2 + position;
    long found = position > 0 ? first + occurrence - 1 : first - occurrence + 1;
    return first > length + 1 || first < 1 || found > length + 1 || found < 1 ? 0 : found;
  }
}
