package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BYTES;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.ValueBytes;
import dev.lakebird.functions.comparison.Ordering;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import org.jspecify.annotations.Nullable;

/// The first argument of the row whose second argument is greatest or least; rows where it is NULL do
/// not count, and of several the first does.
final class ExtremeRow implements GroupState {
  private static final int BYTES = 64;

  private final SqlType valueType;
  private final SqlType keyType;
  private final int sign;
  private @Nullable Value key;
  private Value value;
  private int size = BYTES;

  /// @param sign 1 for the greatest, -1 for the least
  ExtremeRow(BoundCall call, int sign) {
    this.valueType = call.argument(0).type().type();
    this.keyType = call.argument(1).type().type();
    this.sign = sign;
    this.value = Value.nullOf(valueType);
  }

  @Override
  public void add(Row row) {
    if (!row.isNull(1)) {
      Value other = row.valueAt(1);
      if (isBetter(other)) {
        keep(other, row.valueAt(0));
      }
    }
  }

  /// NaN is less than every number, so that it is the least and never the greatest among others.
  private boolean isBetter(Value other) {
    return key == null || Ordering.compare(other, key) * sign > 0;
  }

  private void keep(Value newKey, Value newValue) {
    key = newKey;
    value = newValue;
    size = BYTES + ValueBytes.of(newKey).length * 2 + ValueBytes.of(newValue).length * 2;
  }

  @Override
  public void merge(byte[] state) {
    StateBytes.read(
        state,
        in -> {
          Value other = ValueBytes.read(keyType, in);
          Value otherValue = ValueBytes.read(valueType, in);
          if (!other.isNull() && isBetter(other)) {
            keep(other, otherValue);
          }
        });
  }

  @Override
  public byte[] export() {
    return StateBytes.write(
        out -> {
          ValueBytes.write(key == null ? Value.nullOf(keyType) : key, out);
          ValueBytes.write(value, out);
        });
  }

  @Override
  public Value result() {
    return value;
  }

  @Override
  public int bytes() {
    return size;
  }
}
