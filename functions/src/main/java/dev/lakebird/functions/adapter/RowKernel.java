package dev.lakebird.functions.adapter;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.Vectors;
import org.jspecify.annotations.Nullable;

/// A row function over batches. Where all arguments but one dictionary are constant, each entry is
/// evaluated once as long as batches bring the same dictionary and constants.
final class RowKernel implements ScalarKernel {
  /// Dictionaries beyond this length are evaluated row by row.
  static final int MEMO_ENTRIES_MAX = 1 << 16;

  private final BoundCall.Result result;
  private final boolean strict;
  private final RowKernels.ToColumn function;

  RowKernel(BoundCall.Result result, boolean strict, RowKernels.ToColumn function) {
    this.result = result;
    this.strict = strict;
    this.function = function;
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    var row = new Row(arguments, frame.context());
    int length = arguments.length == 0 ? rows.endRow() : arguments[0].length();
    DictionaryVector dictionary = strict ? soleDictionary(arguments) : null;
    if (dictionary != null && dictionary.dictionary().length() <= MEMO_ENTRIES_MAX) {
      return byEntry(frame, row, arguments, dictionary, rows);
    }
    var out = new ResultColumn(result.type(), length, frame.scratch());
    NativeBuffer valid = strict ? Validity.and(frame, 0, length, arguments) : null;
    out.withValidity(valid);
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int index = rows.row(k);
      if (valid == null || Bits.get(valid.segment(), index)) {
        out.at(index);
        apply(row.at(index), out, frame.safe());
      }
    }
    return out.vector();
  }

  private void apply(Row row, ResultColumn out, boolean safe) {
    try {
      function.apply(row, out);
      if (row.isResultNull()) {
        out.setNull();
      }
    } catch (LakebirdException e) {
      if (!safe || !RowErrors.isRowError(e)) {
        throw e;
      }
      out.setNull();
    }
  }

  private Vector byEntry(
      KernelFrame frame, Row row, Vector[] arguments, DictionaryVector source, Selection rows) {
    EntryMemo memo = frame.state(EntryMemo.class, () -> new EntryMemo(frame));
    if (!memo.key.sameAsLast(arguments)) {
      memo.begin(source.dictionary(), result);
    }
    ResultColumn entries = memo.entries();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int index = rows.row(k);
      if (source.isNull(index)) {
        continue;
      }
      int entry = source.indexAt(index);
      if (!memo.known[entry]) {
        entries.at(entry);
        apply(row.at(index), entries, frame.safe());
        memo.known[entry] = true;
      }
    }
    Vector values = entries.vector();
    NativeBuffer valid = Validity.and(frame, 4, source.length(), source);
    var named = new DictionaryVector(source.length(), source.indicesBuffer(), values, valid);
    Vector gathered = Vectors.flatten(named, rows, frame.scratch(), 0);
    return values.mayHaveNulls() ? withoutNullEntries(frame, gathered, named, rows) : gathered;
  }

  private static Vector withoutNullEntries(
      KernelFrame frame, Vector gathered, DictionaryVector named, Selection rows) {
    int length = named.length();
    NativeBuffer valid = Validity.writable(Validity.and(frame, 5, length, named), frame, 5, length);
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int index = rows.row(k);
      if (!named.isNull(index) && named.dictionary().isNull(named.indexAt(index))) {
        Bits.clear(valid.segment(), index);
      }
    }
    return Columns.withValidity(gathered, valid);
  }

  /// The argument that is a dictionary where all others are constants.
  static @Nullable DictionaryVector soleDictionary(Vector[] arguments) {
    DictionaryVector found = null;
    for (Vector argument : arguments) {
      if (argument instanceof ConstantVector) {
        continue;
      }
      if (!(argument instanceof DictionaryVector dictionary) || found != null) {
        return null;
      }
      found = dictionary;
    }
    return found;
  }

  /// Results by entry for the arguments seen last.
  private static final class EntryMemo implements KernelFrame.State {
    private final VectorScratch scratch;
    private final MemoKey key = new MemoKey();
    private @Nullable ResultColumn entries;
    private boolean[] known = {};

    EntryMemo(KernelFrame frame) {
      scratch = new VectorScratch(frame.allocator());
    }

    void begin(Vector of, BoundCall.Result result) {
      known = new boolean[of.length()];
      entries = new ResultColumn(result.type(), of.length(), scratch);
    }

    ResultColumn entries() {
      return java.util.Objects.requireNonNull(entries);
    }

    @Override
    public void close() {
      scratch.close();
    }
  }
}
