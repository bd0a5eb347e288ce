package dev.lakebird.functions.array;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The rows of one argument, whatever kind its vector is.
final class ArgumentRows {
  private final Vector argument;
  private final Vector flat;
  private final boolean constant;
  private final @Nullable MemorySegment indices;

  ArgumentRows(Vector argument) {
    this.argument = argument;
    switch (argument) {
      case ConstantVector v -> {
        flat = v.value();
        constant = true;
        indices = null;
      }
      case DictionaryVector v -> {
        flat = v.dictionary();
        constant = false;
        indices = v.indices();
      }
      case Vector v -> {
        flat = v;
        constant = false;
        indices = null;
      }
    }
  }

  static ArgumentRows[] of(Vector[] arguments) {
    var all = new ArgumentRows[arguments.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = new ArgumentRows(arguments[i]);
    }
    return all;
  }

  static boolean anyNull(ArgumentRows[] arguments, int row) {
    for (ArgumentRows argument : arguments) {
      if (argument.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  boolean isNull(int row) {
    return argument.isNull(row);
  }

  /// The flat vector beneath; the value of a row stands at [#position].
  Vector flat() {
    return flat;
  }

  int position(int row) {
    if (constant) {
      return 0;
    }
    return indices == null ? row : indices.get(INT, (long) row << 2);
  }

  /// A value of layout INT32 or INT64.
  long longAt(int row) {
    var vector = (FixedVector) flat;
    int at = position(row);
    return vector.type().layout() == Layout.INT32 ? vector.intAt(at) : vector.longAt(at);
  }

  double doubleAt(int row) {
    return ((FixedVector) flat).doubleAt(position(row));
  }

  /// A NUMERIC or BIGNUMERIC of any width.
  BigDecimal decimalAt(int row) {
    var vector = (FixedVector) flat;
    return new BigDecimal(Vectors.unscaled(vector, position(row)), vector.type().scale());
  }

  ListVector list() {
    return (ListVector) flat;
  }
}
