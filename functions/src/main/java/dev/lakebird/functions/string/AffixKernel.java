package dev.lakebird.functions.string;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.Strict;
import dev.lakebird.functions.adapter.Validity;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.PredicateKernel;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// STARTS_WITH and ENDS_WITH with a constant second argument: the first eight bytes are compared as
/// one word, dictionaries are tested once, entry by entry.
final class AffixKernel implements PredicateKernel {
  private static final int VALIDITY = 0;
  private static final int DATA = 1;

  private final BoundCall.Result result;
  private final boolean atEnd;

  private AffixKernel(BoundCall.Result result, boolean atEnd) {
    this.result = result;
    this.atEnd = atEnd;
  }

  /// @param atEnd whether the text must end, rather than start, with the second argument
  static ScalarKernel of(BoundCall call, boolean atEnd) {
    boolean nullable = call.arguments().stream().anyMatch(BoundCall.Argument::nullable);
    return Strict.of(
        new AffixKernel(new BoundCall.Result(VectorType.BOOL, Optional.empty(), nullable), atEnd));
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    int length = arguments[0].length();
    NativeBuffer data = frame.scratch().bitmap(DATA, length);
    Bits.fill(data.segment(), length, false);
    int[] hits = frame.state(Memo.class, Memo::new).rows(length);
    int count = select(frame, arguments, rows, hits);
    for (int k = 0; k < count; k++) {
      Bits.set(data.segment(), hits[k]);
    }
    return new BitVector(length, data, Validity.and(frame, VALIDITY, length, arguments));
  }

  @Override
  public int select(KernelFrame frame, Vector[] arguments, Selection rows, int[] out) {
    Memo memo = frame.state(Memo.class, Memo::new);
    if (!(flat(arguments[1]) instanceof BytesVector affixes)) {
      throw new IllegalStateException("Not bytes");
    }
    int count = rows.count();
    int kept = 0;
    if (arguments[1] instanceof ConstantVector && arguments[0] instanceof DictionaryVector named) {
      boolean[] outcomes = memo.of(named.dictionary(), affixes, atEnd);
      for (int k = 0; k < count && outcomes.length > 0; k++) {
        int row = rows.row(k);
        out[kept] = row;
        kept += outcomes[named.indexAt(row)] ? 1 : 0;
      }
    } else if (arguments[1] instanceof ConstantVector && arguments[0] instanceof BytesVector text) {
      var affix = new Affix(affixes, 0, atEnd);
      for (int k = 0; k < count; k++) {
        int row = rows.row(k);
        if (!text.isNull(row) && affix.matches(text, row)) {
          out[kept++] = row;
        }
      }
      return kept;
    } else {
      for (int k = 0; k < count; k++) {
        int row = rows.row(k);
        if (!arguments[0].isNull(row)
            && !arguments[1].isNull(row)
            && new Affix(affixes, position(arguments[1], row), atEnd)
                .matches((BytesVector) flat(arguments[0]), position(arguments[0], row))) {
          out[kept++] = row;
        }
      }
      return kept;
    }
    return Validity.retain(out, kept, arguments);
  }

  private static Vector flat(Vector vector) {
    return switch (vector) {
      case ConstantVector v -> v.value();
      case DictionaryVector v -> v.dictionary();
      case Vector v -> v;
    };
  }

  private static int position(Vector vector, int row) {
    return switch (vector) {
      case ConstantVector v -> 0;
      case DictionaryVector v -> v.indexAt(row);
      case Vector v -> row;
    };
  }

  /// A prefix or suffix made ready.
  private static final class Affix {
    private final MemorySegment bytes;
    private final long start;
    private final long end;
    private final int length;
    private final boolean atEnd;
    private final long word;
    private final long mask;

    Affix(BytesVector vector, int row, boolean atEnd) {
      bytes = vector.data();
      start = vector.startAt(row);
      end = vector.endAt(row);
      length = (int) (end - start);
      this.atEnd = atEnd;
      long first = 0;
      int whole = Math.min(8, length);
      for (int i = whole - 1; i >= 0; i--) {
        first = first << 8 | bytes.get(BYTE, start + i) & 0xFF;
      }
      word = first;
      mask = whole == 0 ? 0 : -1L >>> (64 - 8 * whole);
    }

    boolean matches(BytesVector text, int row) {
      long textStart = text.startAt(row);
      long textEnd = text.endAt(row);
      if (textEnd - textStart < length) {
        return false;
      }
      MemorySegment data = text.data();
      long at = atEnd ? textEnd - length : textStart;
      if (at + 8 <= data.byteSize()) {
        if (((data.get(LONG, at) ^ word) & mask) != 0) {
          return false;
        }
        return length <= 8
            || MemorySegment.mismatch(data, at + 8, at + length, bytes, start + 8, end) < 0;
      }
      return MemorySegment.mismatch(data, at, at + length, bytes, start, end) < 0;
    }
  }

  /// Outcomes by entry of the dictionary and affix seen last, and rows for reuse.
  private static final class Memo implements KernelFrame.State {
    private @Nullable Vector dictionary;
    private byte[] affix = {};
    private boolean[] outcomes = {};
    private int[] rows = {};

    boolean[] of(Vector entries, BytesVector affixes, boolean atEnd) {
      if (dictionary != entries || !isKnown(affixes)) {
        var text = (BytesVector) entries;
        var ready = new Affix(affixes, 0, atEnd);
        boolean[] tested = new boolean[text.length()];
        for (int i = 0; i < tested.length; i++) {
          tested[i] = ready.matches(text, i);
        }
        outcomes = tested;
        affix = affixes.bytesAt(0);
        dictionary = entries;
      }
      return outcomes;
    }

    private boolean isKnown(BytesVector affixes) {
      return affix.length == affixes.byteLengthAt(0)
          && MemorySegment.mismatch(
                  MemorySegment.ofArray(affix),
                  0,
                  affix.length,
                  affixes.data(),
                  affixes.startAt(0),
                  affixes.endAt(0))
              < 0;
    }

    int[] rows(int length) {
      if (rows.length < length) {
        rows = new int[length];
      }
      return rows;
    }

    @Override
    public void close() {}
  }
}
