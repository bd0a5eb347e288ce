package dev.lakebird.queryexec.expression;

import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import org.jspecify.annotations.Nullable;

/// Evaluates one expression for one worker. Results are borrowed until the evaluator's next call.
abstract class Evaluator implements AutoCloseable {
  private int[] selected = new int[0];
  private @Nullable Batch lastBatch;
  private @Nullable Selection lastRows;
  private @Nullable Vector lastResult;

  /// The values at `rows`; the same call again gives the same vector without work.
  final Vector evaluate(Batch batch, Selection rows) {
    if (isSame(batch, lastBatch) && isSame(rows, lastRows) && lastResult != null) {
      return lastResult;
    }
    Vector result = compute(batch, rows);
    lastBatch = batch;
    lastRows = rows;
    lastResult = result;
    return result;
  }

  /// The rows among `rows` for which a BOOL expression is TRUE; valid until the next selection.
  Selection select(Batch batch, Selection rows) {
    Vector bools = evaluate(batch, rows);
    if (bools instanceof ConstantVector constant) {
      boolean keep = !constant.isNull() && ((BitVector) constant.value()).at(0);
      return keep ? rows : Selection.of(selected, 0);
    }
    int[] out = selectionBuffer(batch.rowCount());
    int count = rows.count();
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      out[kept] = row;
      kept += isTrue(bools, row) ? 1 : 0;
    }
    return Selection.of(out, kept);
  }

  abstract Vector compute(Batch batch, Selection rows);

  /// A row array of at least `rows` entries, the same from call to call.
  final int[] selectionBuffer(int rows) {
    if (selected.length < rows) {
      selected = new int[Math.max(rows, 64)];
    }
    return selected;
  }

  /// Forgets the batch, so that nothing of it is used after its time.
  void forget() {
    lastBatch = null;
    lastRows = null;
    lastResult = null;
  }

  @Override
  public abstract void close();

  private static boolean isTrue(Vector bools, int row) {
    return switch (bools) {
      case BitVector v -> v.isTrue(row);
      case DictionaryVector v -> !v.isNull(row) && ((BitVector) v.dictionary()).at(v.indexAt(row));
      default -> throw new IllegalStateException("Not a vector of booleans: " + bools.type());
    };
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Object a, @Nullable Object b) {
    return a == b;
  }
}
