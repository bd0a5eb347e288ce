package dev.lakebird.functions.cast;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;

/// Values that lie the same under another type: no byte is copied.
final class Relabel implements ScalarKernel {
  private final BoundCall.Result result;

  private Relabel(BoundCall.Result result) {
    this.result = result;
  }

  static ScalarKernel of(BoundCall.Argument from, VectorType to) {
    return new Relabel(new BoundCall.Result(to, from.bounds(), from.nullable()));
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    return relabel(arguments[0]);
  }

  private Vector relabel(Vector vector) {
    if (vector.type().equals(result.type())) {
      return vector;
    }
    return switch (vector) {
      case FixedVector v ->
          new FixedVector(result.type(), v.length(), v.dataBuffer(), v.validityBuffer());
      case ConstantVector v -> new ConstantVector(relabel(v.value()), v.length());
      case DictionaryVector v ->
          new DictionaryVector(
              v.length(), v.indicesBuffer(), relabel(v.dictionary()), v.validityBuffer());
      case Vector v -> v;
    };
  }
}
