package dev.lakebird.functions.math;

/// Inverse hyperbolic functions, with care for arguments near 0 and large ones.
final class Hyperbolic {
  private static final double LARGE = 0x1p28;

  private Hyperbolic() {}

  static double inverseSine(double x) {
    double a = Math.abs(x);
    if (!(a < Double.POSITIVE_INFINITY)) {
      return x;
    }
    double result =
        a > LARGE ? Math.log(a) + Math.log(2) : Math.log1p(a + a * a / (1 + Math.sqrt(a * a + 1)));
    return Math.copySign(result, x);
  }

  static double inverseCosine(double x) {
    if (x > LARGE) {
      return Math.log(x) + Math.log(2);
    }
    double t = x - 1;
    return Math.log1p(t + Math.sqrt(2 * t + t * t));
  }

  static double inverseTangent(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * Math.log1p(2 * a / (1 - a)), x);
  }
}
