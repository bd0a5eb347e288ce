package dev.lakebird.export.text;

import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;

/// BOOL as `true` and `false`.
final class BoolText extends CellText {
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  private MemorySegment values = MemorySegment.NULL;

  @Override
  void bind(Vector flat) {
    values = ((BitVector) flat).data();
  }

  @Override
  void append(int row, TextBuffer out) {
    out.append(Bits.get(values, row) ? TRUE : FALSE);
  }
}
