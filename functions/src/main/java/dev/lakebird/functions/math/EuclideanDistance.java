package dev.lakebird.functions.math;

import static dev.lakebird.functions.spi.Parameters.arrayOf;
import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The straight distance of two vectors: arrays of magnitudes, or of (dimension, magnitude).
///
/// An error where lengths differ or an element is NULL. Source: GoogleSQL reference, "Mathematical
/// functions".
public final class EuclideanDistance implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("EUCLIDEAN_DISTANCE", "arithmetic")
          .takes(FLOAT64, arrayOf(FLOAT64), arrayOf(FLOAT64))
          .takes(FLOAT64, arrayOf(SparseVectors.BY_NUMBER), arrayOf(SparseVectors.BY_NUMBER))
          .takes(FLOAT64, arrayOf(SparseVectors.BY_NAME), arrayOf(SparseVectors.BY_NAME))
          .example("EUCLIDEAN_DISTANCE([1.0, 2.0], [4.0, 6.0])", "5.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return VectorPairs.bind(call, VectorPairs::euclideanDistance);
  }
}
