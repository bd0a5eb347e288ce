package dev.lakebird.functions.adapter;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.BytesVector;
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

/// The arguments of one row, whatever kind their vectors are; moved from row to row.
public final class Row {
  private final Vector[] arguments;
  private final Vector[] flats;
  private final @Nullable MemorySegment[] indices;
  private final boolean[] constants;
  private final Utf8Slice[] slices;
  private final EvaluationContext context;
  private int row;
  private boolean resultNull;

  public Row(Vector[] arguments, EvaluationContext context) {
    int count = arguments.length;
    this.arguments = arguments;
    this.context = context;
    this.flats = new Vector[count];
    this.indices = new MemorySegment[count];
    this.constants = new boolean[count];
    this.slices = new Utf8Slice[count];
    for (int i = 0; i < count; i++) {
      slices[i] = new Utf8Slice();
      switch (arguments[i]) {
        case ConstantVector v -> {
          flats[i] = v.value();
          constants[i] = true;
        }
        case DictionaryVector v -> {
          flats[i] = v.dictionary();
          indices[i] = v.indices();
        }
        case Vector v -> flats[i] = v;
      }
    }
  }

  public EvaluationContext context() {
    return context;
  }

  /// Moves to a row; the result is not NULL until it is said to be.
  public Row at(int index) {
    row = index;
    resultNull = false;
    return this;
  }

  public int count() {
    return arguments.length;
  }

  public int index() {
    return row;
  }

  public boolean isNull(int argument) {
    return arguments[argument].isNull(row);
  }

  /// Whether any argument is NULL.
  public boolean hasNull() {
    for (Vector argument : arguments) {
      if (argument.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  /// Makes the result of this row NULL, whatever the function returns.
  public void setNull() {
    resultNull = true;
  }

  boolean isResultNull() {
    return resultNull;
  }

  /// A value of layout INT32 or INT64.
  public long longAt(int argument) {
    var vector = (FixedVector) flats[argument];
    int at = position(argument);
    return vector.type().layout() == Layout.INT32 ? vector.intAt(at) : vector.longAt(at);
  }

  public double doubleAt(int argument) {
    return ((FixedVector) flats[argument]).doubleAt(position(argument));
  }

  public boolean booleanAt(int argument) {
    return ((BitVector) flats[argument]).at(position(argument));
  }

  /// The bytes of a STRING, BYTES or JSON; valid until the next row.
  public Utf8Slice textAt(int argument) {
    var vector = (BytesVector) flats[argument];
    int at = position(argument);
    return slices[argument].set(vector.data(), vector.startAt(at), vector.endAt(at));
  }

  public String stringAt(int argument) {
    return textAt(argument).toString();
  }

  /// A NUMERIC or BIGNUMERIC of any width.
  public BigDecimal decimalAt(int argument) {
    var vector = (FixedVector) flats[argument];
    int at = position(argument);
    return vector.type().layout() == Layout.INT64
        ? BigDecimal.valueOf(vector.longAt(at), vector.type().scale())
        : new BigDecimal(Vectors.unscaled(vector, at), vector.type().scale());
  }

  /// The value boxed, NULL too.
  public Value valueAt(int argument) {
    return isNull(argument)
        ? Value.nullOf(flats[argument].type().type())
        : Vectors.read(flats[argument], position(argument));
  }

  /// How many elements an array has.
  public int arrayLength(int argument) {
    var vector = (ListVector) flats[argument];
    int at = position(argument);
    return vector.endAt(at) - vector.startAt(at);
  }

  /// The flat vector beneath an argument; the row's value stands at [#position].
  public Vector flat(int argument) {
    return flats[argument];
  }

  public int position(int argument) {
    if (constants[argument]) {
      return 0;
    }
    MemorySegment index = indices[argument];
    return index == null ? row : index.get(INT, (long) row << 2);
  }
}
