package dev.lakebird.functions.math;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class MathFunctions {
  private MathFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new Sine(),
        new Cosine(),
        new Tangent(),
        new ArcSine(),
        new ArcCosine(),
        new ArcTangent(),
        new ArcTangentOfRatio(),
        new HyperbolicSine(),
        new HyperbolicCosine(),
        new HyperbolicTangent(),
        new InverseHyperbolicSine(),
        new InverseHyperbolicCosine(),
        new InverseHyperbolicTangent(),
        new Cotangent(),
        new HyperbolicCotangent(),
        new Cosecant(),
        new HyperbolicCosecant(),
        new Secant(),
        new HyperbolicSecant(),
        new CubeRoot(),
        new Radians(),
        new Degrees(),
        new Pi(),
        new PiNumeric(),
        new PiBignumeric(),
        new Logarithm(),
        new RangeBucket(),
        new BitCount(),
        new BitCastToInt64(),
        new BitCastToUint64(),
        new BitCastToInt32(),
        new BitCastToUint32(),
        new CosineDistance(),
        new EuclideanDistance(),
        new ManhattanDistance(),
        new DotProduct(),
        new SumNorm(),
        new LengthNorm());
  }
}
