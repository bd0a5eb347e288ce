package dev.lakebird.functions.string;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.Strict;
import dev.lakebird.functions.adapter.Validity;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lengths of strings in characters or bytes. Dictionaries are measured once, entry by entry.
final class LengthKernel implements ScalarKernel {
  private static final int DATA = 0;
  private static final int VALIDITY = 1;

  private final BoundCall.Result result;
  private final boolean inCharacters;

  private LengthKernel(BoundCall.Result result, boolean inCharacters) {
    this.result = result;
    this.inCharacters = inCharacters;
  }

  /// Lengths in bytes.
  static ScalarKernel inBytes(BoundCall call) {
    return of(call, false);
  }

  /// Lengths of STRING in characters, of BYTES in bytes.
  static ScalarKernel ofText(BoundCall call) {
    return of(call, call.argument(0).type().type() instanceof SqlType.StringType);
  }

  private static ScalarKernel of(BoundCall call, boolean inCharacters) {
    var result =
        new BoundCall.Result(
            VectorType.INT64,
            Optional.of(ValueBounds.of(0, Integer.MAX_VALUE)),
            call.argument(0).nullable());
    return Strict.of(new LengthKernel(result, inCharacters));
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    int length = arguments[0].length();
    NativeBuffer data = frame.scratch().buffer(DATA, (long) length << 3);
    @Nullable NativeBuffer validity = Validity.and(frame, VALIDITY, length, arguments);
    if (arguments[0] instanceof DictionaryVector named) {
      int[] lengths =
          frame.state(EntryLengths.class, EntryLengths::new).of(named.dictionary(), inCharacters);
      if (lengths.length > 0) {
        gather(lengths, named.indices(), rows, data.segment());
      }
    } else {
      measure((BytesVector) arguments[0], validity, rows, data.segment());
    }
    return new FixedVector(VectorType.INT64, length, data, validity);
  }

  private static void gather(
      int[] lengths, MemorySegment indices, Selection rows, MemorySegment to) {
    int count = rows.count();
    if (rows.isAll()) {
      for (int row = 0; row < count; row++) {
        to.set(LONG, (long) row << 3, lengths[indices.get(INT, (long) row << 2)]);
      }
      return;
    }
    int[] list = rows.rows();
    for (int k = 0; k < count; k++) {
      long row = list[k];
      to.set(LONG, row << 3, lengths[indices.get(INT, row << 2)]);
    }
  }

  private void measure(
      BytesVector text, @Nullable NativeBuffer validity, Selection rows, MemorySegment to) {
    MemorySegment starts = text.starts();
    MemorySegment ends = text.ends();
    MemorySegment bytes = text.data();
    @Nullable MemorySegment valid = validity == null ? null : validity.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      if (valid != null && !Bits.get(valid, row)) {
        continue;
      }
      int start = starts.get(INT, (long) row << 2);
      int end = ends.get(INT, (long) row << 2);
      to.set(
          LONG, (long) row << 3, inCharacters ? Utf8.characters(bytes, start, end) : end - start);
    }
  }

  /// Lengths by entry of the dictionary seen last.
  private static final class EntryLengths implements KernelFrame.State {
    private @Nullable Vector dictionary;
    private int[] lengths = {};

    int[] of(Vector entries, boolean inCharacters) {
      if (dictionary != entries) {
        var text = (BytesVector) entries;
        int[] measured = new int[text.length()];
        for (int i = 0; i < measured.length; i++) {
          measured[i] =
              inCharacters
                  ? Utf8.characters(text.data(), text.startAt(i), text.endAt(i))
                  : text.byteLengthAt(i);
        }
        lengths = measured;
        dictionary = entries;
      }
      return lengths;
    }

    @Override
    public void close() {}
  }
}
