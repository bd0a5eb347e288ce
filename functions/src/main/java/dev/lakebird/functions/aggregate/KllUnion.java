package dev.lakebird.functions.aggregate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The union of sketches whose type the first one says.
final class KllUnion implements GroupState {
  private @Nullable KllState state;
  private @Nullable KllNumbers numbers;

  @Override
  public void add(Row row) {
    if (!row.isNull(0)) {
      state(row.textAt(0).toBytes()).add(row);
    }
  }

  private KllState state(byte[] sketch) {
    KllState known = state;
    if (known == null) {
      KllNumbers kind = kind(sketch);
      known = new KllState(kind, true, KllState.Output.SKETCH);
      numbers = kind;
      state = known;
    }
    return known;
  }

  private static KllNumbers kind(byte[] sketch) {
    try {
      KllNumbers.INT64.read(sketch);
      return KllNumbers.INT64;
    } catch (LakebirdException e) {
      return KllNumbers.FLOAT64;
    }
  }

  @Override
  public void merge(byte[] other) {
    if (other.length > 0) {
      byte[] rest = Arrays.copyOfRange(other, 1, other.length);
      KllState known = state;
      if (known == null) {
        KllNumbers kind = KllNumbers.values()[other[0]];
        known = new KllState(kind, true, KllState.Output.SKETCH);
        numbers = kind;
        state = known;
      }
      known.merge(rest);
    }
  }

  @Override
  public byte[] export() {
    KllState known = state;
    KllNumbers kind = numbers;
    if (known == null || kind == null) {
      return new byte[0];
    }
    return StateBytes.write(
        out -> {
          out.writeByte(kind.ordinal());
          out.write(known.export());
        });
  }

  @Override
  public Value result() {
    return state == null ? Value.nullOf(SqlType.BYTES) : state.result();
  }

  @Override
  public int bytes() {
    return state == null ? 64 : 64 + state.bytes();
  }
}
