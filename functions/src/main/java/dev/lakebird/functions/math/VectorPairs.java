package dev.lakebird.functions.math;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// Distances and products of two vectors.
final class VectorPairs {
  private VectorPairs() {}

  /// A function of two vectors of the same length.
  interface OfPair {
    double apply(double[] a, double[] b);
  }

  static ScalarKernel bind(BoundCall call, OfPair function) {
    boolean sparse =
        call.argument(0).type().type() instanceof SqlType.Array array
            && array.element() instanceof SqlType.Struct;
    return RowKernels.strict(call)
        .doubles(
            row -> {
              if (sparse) {
                double[][] both =
                    SparseVectors.align(SparseVectors.read(row, 0), SparseVectors.read(row, 1));
                return function.apply(both[0], both[1]);
              }
              double[] a = DoubleArrays.read(row, 0);
              double[] b = DoubleArrays.read(row, 1);
              if (a.length != b.length) {
                throw RowErrors.invalid("Array length mismatch: " + a.length + " and " + b.length);
              }
              return function.apply(a, b);
            });
  }

  static double cosineDistance(double[] a, double[] b) {
    double lengths = lengthNorm(a) * lengthNorm(b);
    if (lengths == 0) {
      throw RowErrors.invalid("Cannot compute cosine distance against zero vector");
    }
    return 1 - dotProduct(a, b) / lengths;
  }

  static double euclideanDistance(double[] a, double[] b) {
    var differences = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      differences[i] = a[i] - b[i];
    }
    return lengthNorm(differences);
  }

  static double manhattanDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum;
  }

  static double dotProduct(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /// The sum, which must be finite where all elements are.
  private static double finite(double sum, double[] elements) {
    if (Double.isFinite(sum)) {
      return sum;
    }
    for (double element : elements) {
      if (!Double.isFinite(element)) {
        return sum;
      }
    }
    throw RowErrors.outOfRange("double overflow");
  }

  static double sumNorm(double[] a) {
    double sum = 0;
    for (double value : a) {
      sum += Math.abs(value);
    }
    return sum;
  }

  static double lengthNorm(double[] a) {
    double sum = 0;
    for (double value : a) {
      sum += value * value;
    }
    return Math.sqrt(finite(sum, a));
  }
}
