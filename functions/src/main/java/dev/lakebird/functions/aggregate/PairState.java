package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BYTES;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Covariance and correlation of pairs by Welford's method, merged by the formula of Chan, Golub and
/// LeVeque. Pairs with a NULL are passed over.
final class PairState implements GroupState {
  private static final int BYTES = 160;
  private static final int STATE_BYTES = 48;

  /// What values are scaled by where their squares overflow.
  private static final double SCALE = 0x1p-520;

  private final Kind kind;

  /// The same of scaled values; of a state that is scaled itself, null.
  private final @Nullable PairState scaled;

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
    this(kind, new PairState(kind, null));
  }

  private PairState(Kind kind, @Nullable PairState scaled) {
    this.kind = kind;
    this.scaled = scaled;
  }

  @Override
  public void add(Row row) {
    if (row.hasNull()) {
      return;
    }
    double y = row.doubleAt(0);
    double x = row.doubleAt(1);
    add(y, x);
    if (scaled != null) {
      scaled.add(y * SCALE, x * SCALE);
    }
  }

  private void add(double y, double x) {
    count++;
    double differenceY = y - meanY;
    double differenceX = x - meanX;
    meanY += differenceY / count;
    meanX += differenceX / count;
    squaresY += differenceY * (y - meanY);
    squaresX += differenceX * (x - meanX);
    boolean finite = Double.isFinite(y) && Double.isFinite(x);
    products = finite ? products + differenceY * (x - meanX) : Double.NaN;
  }

  @Override
  public void merge(byte[] state) {
    ByteBuffer in = ByteBuffer.wrap(state);
    merge(in);
    if (scaled != null) {
      scaled.merge(in.position(STATE_BYTES));
    }
  }

  private void merge(ByteBuffer in) {
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
    ByteBuffer out = ByteBuffer.allocate(2 * STATE_BYTES);
    export(out);
    if (scaled != null) {
      scaled.export(out);
    }
    return out.array();
  }

  private void export(ByteBuffer out) {
    out.putLong(count)
        .putDouble(meanY)
        .putDouble(meanX)
        .putDouble(squaresY)
        .putDouble(squaresX)
        .putDouble(products);
  }

  @Override
  public Value result() {
    long least = kind == Kind.POPULATION_COVARIANCE ? 1 : 2;
    if (count < least) {
      return Value.nullOf(SqlType.FLOAT64);
    }
    double result = value();
    return Value.of(Double.isFinite(result) || scaled == null ? result : scaled.unscaled());
  }

  /// Of scaled values, what it is of the values themselves.
  private double unscaled() {
    return switch (kind) {
      case POPULATION_COVARIANCE, SAMPLE_COVARIANCE -> value() / SCALE / SCALE;
      case CORRELATION -> value();
    };
  }

  private double value() {
    return switch (kind) {
      case POPULATION_COVARIANCE -> products / count;
      case SAMPLE_COVARIANCE -> products / (count - 1);
      case CORRELATION -> products / (Math.sqrt(squaresY) * Math.sqrt(squaresX));
    };
  }

  @Override
  public int bytes() {
    return BYTES;
  }
}
