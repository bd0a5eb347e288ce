package dev.lakebird.functions.date;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The arguments of one row of a function of dates and times; moved from row to row.
public final class CivilRow {
  private final Vector[] arguments;
  private final Vector[] flats;
  private final @Nullable MemorySegment[] indices;
  private final EvaluationContext context;
  private int row;

  CivilRow(Vector[] arguments, EvaluationContext context) {
    this.arguments = arguments;
    this.context = context;
    this.flats = new Vector[arguments.length];
    this.indices = new MemorySegment[arguments.length];
    for (int i = 0; i < flats.length; i++) {
      switch (arguments[i]) {
        case ConstantVector v -> flats[i] = v.value();
        case DictionaryVector v -> {
          flats[i] = v.dictionary();
          indices[i] = v.indices();
        }
        case Vector v -> flats[i] = v;
      }
    }
  }

  CivilRow at(int index) {
    row = index;
    return this;
  }

  boolean hasNull() {
    for (Vector argument : arguments) {
      if (argument.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  public int count() {
    return arguments.length;
  }

  public EvaluationContext context() {
    return context;
  }

  /// A DATE, TIME, DATETIME, TIMESTAMP or INT64.
  public long longAt(int argument) {
    var vector = (FixedVector) flats[argument];
    int at = position(argument);
    return vector.type().layout() == Layout.INT32 ? vector.intAt(at) : vector.longAt(at);
  }

  public String stringAt(int argument) {
    return ((BytesVector) flats[argument]).stringAt(position(argument));
  }

  /// The flat vector beneath an argument; the row's value stands at [#position].
  FixedVector fixed(int argument) {
    return (FixedVector) flats[argument];
  }

  int position(int argument) {
    if (arguments[argument] instanceof ConstantVector) {
      return 0;
    }
    MemorySegment index = indices[argument];
    return index == null ? row : index.get(INT, (long) row << 2);
  }
}
