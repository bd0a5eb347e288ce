package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/// Variances, covariance and correlation of NUMERIC and BIGNUMERIC from exact sums; the result is
/// rounded to FLOAT64 once. Rows with a NULL are passed over.
final class ExactMoments implements GroupState {
  private static final int BYTES = 480;
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  private final Kind kind;
  private long count;
  private BigDecimal sumY = BigDecimal.ZERO;
  private BigDecimal sumX = BigDecimal.ZERO;
  private BigDecimal squaresY = BigDecimal.ZERO;
  private BigDecimal squaresX = BigDecimal.ZERO;
  private BigDecimal products = BigDecimal.ZERO;

  enum Kind {
    POPULATION_VARIANCE,
    SAMPLE_VARIANCE,
    POPULATION_DEVIATION,
    SAMPLE_DEVIATION,
    POPULATION_COVARIANCE,
    SAMPLE_COVARIANCE,
    CORRELATION
  }

  ExactMoments(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void add(Row row) {
    if (row.hasNull()) {
      return;
    }
    BigDecimal y = row.decimalAt(0);
    count++;
    sumY = sumY.add(y);
    squaresY = squaresY.add(y.multiply(y));
    if (row.count() > 1) {
      BigDecimal x = row.decimalAt(1);
      sumX = sumX.add(x);
      squaresX = squaresX.add(x.multiply(x));
      products = products.add(y.multiply(x));
    }
  }

  @Override
  public void merge(byte[] state) {
    String[] parts = new String(state, StandardCharsets.US_ASCII).split(" ");
    count += Long.parseLong(parts[0]);
    sumY = sumY.add(new BigDecimal(parts[1]));
    sumX = sumX.add(new BigDecimal(parts[2]));
    squaresY = squaresY.add(new BigDecimal(parts[3]));
    squaresX = squaresX.add(new BigDecimal(parts[4]));
    products = products.add(new BigDecimal(parts[5]));
  }

  @Override
  public byte[] export() {
    return String.join(
            " ",
            Long.toString(count),
            sumY.toString(),
            sumX.toString(),
            squaresY.toString(),
            squaresX.toString(),
            products.toString())
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Value result() {
    boolean sample =
        switch (kind) {
          case SAMPLE_VARIANCE, SAMPLE_DEVIATION, SAMPLE_COVARIANCE -> true;
          case POPULATION_VARIANCE, POPULATION_DEVIATION, POPULATION_COVARIANCE, CORRELATION ->
              false;
        };
    if (count < (sample || kind == Kind.CORRELATION ? 2 : 1)) {
      return Value.nullOf(SqlType.FLOAT64);
    }
    BigDecimal divisor =
        BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(count - (sample ? 1 : 0)));
    return Value.of(
        switch (kind) {
          case POPULATION_VARIANCE, SAMPLE_VARIANCE ->
              spread(squaresY, sumY, sumY).divide(divisor, DIGITS).doubleValue();
          case POPULATION_DEVIATION, SAMPLE_DEVIATION ->
              spread(squaresY, sumY, sumY).divide(divisor, DIGITS).sqrt(DIGITS).doubleValue();
          case POPULATION_COVARIANCE, SAMPLE_COVARIANCE ->
              spread(products, sumY, sumX).divide(divisor, DIGITS).doubleValue();
          case CORRELATION -> correlation();
        });
  }

  /// The count times the sum of products less the product of the sums.
  private BigDecimal spread(BigDecimal ofProducts, BigDecimal a, BigDecimal b) {
    return ofProducts.multiply(BigDecimal.valueOf(count)).subtract(a.multiply(b));
  }

  private double correlation() {
    BigDecimal y = spread(squaresY, sumY, sumY);
    BigDecimal x = spread(squaresX, sumX, sumX);
    if (y.signum() == 0 || x.signum() == 0) {
      return Double.NaN;
    }
    return spread(products, sumY, sumX)
        .divide(y.sqrt(DIGITS).multiply(x.sqrt(DIGITS)), DIGITS)
        .doubleValue();
  }

  @Override
  public int bytes() {
    return BYTES;
  }
}
