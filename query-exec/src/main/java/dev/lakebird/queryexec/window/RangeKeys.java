package dev.lakebird.queryexec.window;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;

/// The values of the only key of an order, compared with the value of a row moved by an offset. Belongs
/// to one thread.
abstract sealed class RangeKeys implements AutoCloseable {
  private final SpillableRows rows;
  private final SpillableRows.Reader reader;
  private final int column;

  private RangeKeys(SpillableRows rows, int column) {
    this.rows = rows;
    this.reader = rows.new Reader();
    this.column = column;
  }

  /// @param offset of the type of the key
  static RangeKeys of(SpillableRows rows, int column, Value offset) {
    return switch (offset) {
      case Value.Int64Value v -> new Longs(rows, column, v.value());
      case Value.Float64Value v -> new Doubles(rows, column, v.value());
      case Value.DecimalValue v -> new Decimals(rows, column, v.value());
      default ->
          throw new LakebirdException(
              ErrorCode.INVALID_ARGUMENT, "The offset of a RANGE frame is not a number");
    };
  }

  /// Whether the key at a position has no distance to others: NULL or NaN.
  final boolean isApart(int position) {
    int chunk = rows.chunkOf(position);
    Vector vector = reader.chunk(chunk).column(column);
    int row = position - rows.chunkStart(chunk);
    return vector.isNull(row) || isNaN((FixedVector) vector, row);
  }

  boolean isNaN(FixedVector vector, int row) {
    return false;
  }

  /// Aims at the key of a position with the offset added or subtracted.
  final void aim(int position, boolean add) {
    int chunk = rows.chunkOf(position);
    aim((FixedVector) reader.chunk(chunk).column(column), position - rows.chunkStart(chunk), add);
  }

  abstract void aim(FixedVector vector, int row, boolean add);

  /// How the key at a position compares to what was aimed at.
  final int compare(int position) {
    int chunk = rows.chunkOf(position);
    return compare(
        (FixedVector) reader.chunk(chunk).column(column), position - rows.chunkStart(chunk));
  }

  abstract int compare(FixedVector vector, int row);

  @Override
  public void close() {
    reader.close();
  }

  private static final class Longs extends RangeKeys {
    private final long offset;
    private long target;

    /// 1 where the target lies above all values, -1 where it lies below.
    private int beyond;

    Longs(SpillableRows rows, int column, long offset) {
      super(rows, column);
      this.offset = offset;
    }

    @Override
    void aim(FixedVector vector, int row, boolean add) {
      long value = vector.longAt(row);
      target = add ? value + offset : value - offset;
      beyond = add ? (target < value ? 1 : 0) : target > value ? -1 : 0;
    }

    @Override
    int compare(FixedVector vector, int row) {
      return beyond != 0 ? -beyond : Long.compare(vector.longAt(row), target);
    }
  }

  private static final class Doubles extends RangeKeys {
    private final double offset;
    private double target;

    Doubles(SpillableRows rows, int column, double offset) {
      super(rows, column);
      this.offset = offset;
    }

    @Override
    boolean isNaN(FixedVector vector, int row) {
      return Double.isNaN(vector.doubleAt(row));
    }

    @Override
    void aim(FixedVector vector, int row, boolean add) {
      double value = vector.doubleAt(row);
      target = add ? value + offset : value - offset;
      if (Double.isNaN(target)) {
        throw new LakebirdException(
            ErrorCode.OUT_OF_RANGE,
            "An infinite offset of a RANGE frame meets an infinite key of the order");
      }
    }

    @Override
    int compare(FixedVector vector, int row) {
      double value = vector.doubleAt(row);
      return value < target ? -1 : value > target ? 1 : 0;
    }
  }

  private static final class Decimals extends RangeKeys {
    private final BigDecimal offset;
    private BigDecimal target = BigDecimal.ZERO;

    Decimals(SpillableRows rows, int column, BigDecimal offset) {
      super(rows, column);
      this.offset = offset;
    }

    private static BigDecimal value(FixedVector vector, int row) {
      return new BigDecimal(Vectors.unscaled(vector, row), vector.type().scale());
    }

    @Override
    void aim(FixedVector vector, int row, boolean add) {
      target = add ? value(vector, row).add(offset) : value(vector, row).subtract(offset);
    }

    @Override
    int compare(FixedVector vector, int row) {
      return value(vector, row).compareTo(target);
    }
  }
}
