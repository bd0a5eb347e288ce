package dev.lakebird.export.text;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Writes a column of vectors of any form: finds the flat value behind constants and dictionaries, and tells
/// NULL.
final class ColumnText {
  private final CellText cells;
  private final byte[] nullText;
  private @Nullable MemorySegment validity;
  private @Nullable MemorySegment indices;
  private boolean constant;
  private boolean allNull;

  /// @param nullText what NULL looks like
  ColumnText(CellText cells, byte[] nullText) {
    this.cells = cells;
    this.nullText = nullText;
  }

  void bind(Vector vector) {
    constant = false;
    allNull = false;
    indices = null;
    switch (vector) {
      case ConstantVector v -> {
        constant = true;
        allNull = v.isNull();
        validity = null;
        cells.bind(v.value());
      }
      case DictionaryVector v -> {
        validity = v.validity();
        indices = v.indices();
        cells.bind(v.dictionary());
      }
      default -> {
        validity = vector.validity();
        cells.bind(vector);
      }
    }
  }

  void append(int row, TextBuffer out) {
    MemorySegment valid = validity;
    if (allNull || valid != null && !Bits.get(valid, row)) {
      out.append(nullText);
    } else if (constant) {
      cells.append(0, out);
    } else {
      MemorySegment named = indices;
      cells.append(named == null ? row : named.get(INT, (long) row << 2), out);
    }
  }
}
