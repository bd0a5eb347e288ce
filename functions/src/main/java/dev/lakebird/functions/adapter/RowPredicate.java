package dev.lakebird.functions.adapter;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.PredicateKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A row function with a BOOL result. Where all arguments but one dictionary are constant, each entry
/// is tested once as long as batches bring the same dictionary and constants.
final class RowPredicate implements PredicateKernel {
  private static final byte UNKNOWN = 0;
  private static final byte FALSE = 1;
  private static final byte TRUE = 2;
  private static final byte NULL = 3;

  private final BoundCall.Result result;
  private final boolean strict;
  private final int argumentCount;
  private final RowKernels.ToBoolean function;

  RowPredicate(
      BoundCall.Result result, boolean strict, int argumentCount, RowKernels.ToBoolean function) {
    this.result = result;
    this.strict = strict;
    this.argumentCount = argumentCount;
    this.function = function;
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    int length = argumentCount == 0 ? rows.endRow() : arguments[0].length();
    NativeBuffer data = frame.scratch().bitmap(1, length);
    MemorySegment bits = data.segment();
    NativeBuffer validity = null;
    var tester = new Tester(frame, arguments);
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      byte outcome = tester.test(row);
      Bits.put(bits, row, outcome == TRUE);
      if (outcome == NULL) {
        validity = Validity.writable(validity, frame, 0, length);
        Bits.clear(validity.segment(), row);
      }
    }
    return new BitVector(length, data, validity);
  }

  @Override
  public int select(KernelFrame frame, Vector[] arguments, Selection rows, int[] out) {
    var tester = new Tester(frame, arguments);
    int count = rows.count();
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      out[kept] = row;
      kept += tester.test(row) == TRUE ? 1 : 0;
    }
    return kept;
  }

  private final class Tester {
    private final Row row;
    private final boolean safe;
    private final @Nullable DictionaryVector dictionary;
    private final byte[] outcomes;

    Tester(KernelFrame frame, Vector[] arguments) {
      row = new Row(arguments, frame.context());
      safe = frame.safe();
      DictionaryVector sole = strict ? RowKernel.soleDictionary(arguments) : null;
      if (sole != null && sole.dictionary().length() <= RowKernel.MEMO_ENTRIES_MAX) {
        dictionary = sole;
        outcomes = frame.state(Outcomes.class, Outcomes::new).of(arguments, sole.dictionary());
      } else {
        dictionary = null;
        outcomes = new byte[0];
      }
    }

    byte test(int index) {
      if (dictionary == null) {
        return compute(index);
      }
      if (dictionary.isNull(index)) {
        return NULL;
      }
      int entry = dictionary.indexAt(index);
      byte known = outcomes[entry];
      if (known == UNKNOWN) {
        known = compute(index);
        outcomes[entry] = known;
      }
      return known;
    }

    private byte compute(int index) {
      row.at(index);
      if (strict && row.hasNull()) {
        return NULL;
      }
      try {
        boolean value = function.apply(row);
        return row.isResultNull() ? NULL : value ? TRUE : FALSE;
      } catch (LakebirdException e) {
        if (!safe || !RowErrors.isRowError(e)) {
          throw e;
        }
        return NULL;
      }
    }
  }

  /// Outcomes by entry for the arguments seen last.
  private static final class Outcomes implements KernelFrame.State {
    private final MemoKey key = new MemoKey();
    private byte[] outcomes = {};

    byte[] of(Vector[] arguments, Vector dictionary) {
      if (!key.sameAsLast(arguments)) {
        outcomes = new byte[dictionary.length()];
      }
      return outcomes;
    }

    @Override
    public void close() {}
  }
}
