package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BYTES;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.nio.ByteBuffer;

/// Covariance and correlation of pairs by Welford's method, merged by the formula of Chan, Golub and
/// LeVeque. Pairs with a NULL are passed over.
final class PairState implements GroupState {
  private static final int BYTES = 80;

  private final Kind kind;
  private long count;
  private double meanY;
  private double meanX;
  private double squaresY;
  private double squaresX;
  private double products;

  enum Kind {
    POPULATION_COVARIANCE,
    SAMPLE_COVARIANCE,
    CORRELATION
  }

  PairState(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void add(Row row) {
    if (row.hasNull()) {
      return;
    }
    double y = row.doubleAt(0);
    double x = row.doubleAt(1);
    count++;
    double differenceY = y - meanY;
    double differenceX = x - meanX;
    meanY += differenceY / count;
    meanX += differenceX / count;
    squaresY += differenceY * (y - meanY);
    squaresX += differenceX * (x - meanX);
    products += differenceY * (x - meanX);
  }

  @Override
  public void merge(byte[] state) {
    ByteBuffer in = ByteBuffer.wrap(state);
    long added = in.getLong();
    if (added == 0) {
      return;
    }
    double otherY = in.getDouble();
    double otherX = in.getDouble();
    double differenceY = otherY - meanY;
    double differenceX = otherX - meanX;
    double total = (double) count + added;
    double weight = count * (added / total);
    squaresY += in.getDouble() + differenceY * differenceY * weight;
    squaresX += in.getDouble() + differenceX * differenceX * weight;
    products += in.getDouble() + differenceY * differenceX * weight;
    meanY = count == 0 ? otherY : meanY + differenceY * (added / total);
    meanX = count == 0 ? otherX : meanX + differenceX * (added / total);
    count += added;
  }

  @Override
  public byte[] export() {
    return ByteBuffer.allocate(48)
        .putLong(count)
        .putDouble(meanY)
        .putDouble(meanX)
        .putDouble(squaresY)
        .putDouble(squaresX)
        .putDouble(products)
        .array();
  }

  @Override
  public Value result() {
    long least = kind == Kind.POPULATION_COVARIANCE ? 1 : 2;
    if (count < least) {
      return Value.nullOf(SqlType.FLOAT64);
    }
    if (!Double.isFinite(meanY) || !Double.isFinite(meanX)) {
      return Value.of(Double.NaN);
    }
    return Value.of(
        switch (kind) {
          case POPULATION_COVARIANCE -> products / count;
          case SAMPLE_COVARIANCE -> products / (count - 1);
          case CORRELATION -> products / (Math.sqrt(squaresY) * Math.sqrt(squaresX));
        });
  }

  @Override
  public int bytes() {
    return BYTES;
  }
}
