package dev.lakebird.export.text;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Arrays and structs as JSON.
final class NestedText {
  private NestedText() {}

  /// `[…]`.
  static final class Array extends CellText {
    private final ColumnText elements;
    private MemorySegment offsets = MemorySegment.NULL;

    Array(ColumnText elements) {
      this.elements = elements;
    }

    @Override
    void bind(Vector flat) {
      var list = (ListVector) flat;
      offsets = list.offsets();
      elements.bind(list.elements());
    }

    @Override
    void append(int row, TextBuffer out) {
      int start = offsets.get(INT, (long) row << 2);
      int end = offsets.get(INT, (long) (row + 1) << 2);
      out.append((byte) '[');
      for (int element = start; element < end; element++) {
        if (element > start) {
          out.append((byte) ',');
        }
        elements.append(element, out);
      }
      out.append((byte) ']');
    }
  }

  /// `{"name":…}`. Every row of a file is one, too.
  static final class Struct extends CellText {
    private final List<byte[]> keys;
    private final List<ColumnText> fields;

    /// @param keys what stands before each value: `{"a":`, `,"b":`
    Struct(List<byte[]> keys, List<ColumnText> fields) {
      this.keys = keys;
      this.fields = fields;
    }

    @Override
    void bind(Vector flat) {
      bind(((StructVector) flat).children());
    }

    void bind(List<Vector> values) {
      for (int f = 0; f < fields.size(); f++) {
        fields.get(f).bind(values.get(f));
      }
    }

    @Override
    void append(int row, TextBuffer out) {
      for (int f = 0; f < fields.size(); f++) {
        out.append(keys.get(f));
        fields.get(f).append(row, out);
      }
      out.append((byte) '}');
    }
  }
}
