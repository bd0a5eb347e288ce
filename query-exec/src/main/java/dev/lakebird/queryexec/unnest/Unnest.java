package dev.lakebird.queryexec.unnest;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.column.ColumnBuffer;
import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.queryexec.run.BatchEvaluator;
import dev.lakebird.queryexec.run.ExpressionProgram;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts beside each input row the elements of an array, one output row an element. The elements of one
/// long array come out beside constants; those of short arrays are gathered until a batch is full.
/// Holds one batch.
///
/// @param inputTypes the physical types of the input columns
/// @param array the array of each input row
/// @param withOffset whether the position of the element, from 0, is a further column
/// @param outer whether a row whose array is empty or NULL comes out once, beside NULLs
public record Unnest(
    List<VectorType> inputTypes, ExpressionProgram array, boolean withOffset, boolean outer)
    implements OperatorFactory {
  /// From so many elements left on, an array fills batches of its own.
  private static final int LONG_ARRAY = 512;

  public Unnest {
    inputTypes = List.copyOf(inputTypes);
  }

  @Override
  public String label() {
    return "Unnest";
  }

  @Override
  public Operator open(TaskContext context) {
    return new Rows(context);
  }

  private final class Rows implements Operator {
    private final int batchRows;
    private final BatchEvaluator evaluator;
    private final ColumnBuffers inputs;
    private final ColumnBuffer elements;
    private final VectorScratch scratch;
    private final int[] inputRows;
    private final int[] elementRows;
    private final long[] offsets;
    private @Nullable Batch input;
    private @Nullable Vector lists;
    private @Nullable Batch result;
    private int next;
    private int nextElement;
    private boolean inputFinished;

    Rows(TaskContext context) {
      this.batchRows = context.batchRows();
      this.evaluator = array.open(context);
      this.inputs = new ColumnBuffers(inputTypes, context.allocator());
      this.elements = new ColumnBuffer(array.type().element(), context.allocator());
      this.scratch = new VectorScratch(context.allocator());
      this.inputRows = new int[batchRows];
      this.elementRows = new int[batchRows];
      this.offsets = new long[batchRows];
    }

    @Override
    public void addInput(Batch batch) {
      input = batch;
      lists = evaluator.evaluate(batch);
      next = 0;
      nextElement = 0;
    }

    @Override
    public void finishInput() {
      inputFinished = true;
    }

    @Override
    public Step advance() {
      result = null;
      if (input != null && lists != null) {
        result = fill(input, lists);
        if (result != null) {
          return Step.HAS_OUTPUT;
        }
        input = null;
        lists = null;
      }
      return inputFinished ? Step.FINISHED : Step.NEED_INPUT;
    }

    @Override
    public Batch output() {
      if (result == null) {
        throw LakebirdException.internal("The operator has no batch");
      }
      return result;
    }

    /// The next rows, or null when the input has no more.
    private @Nullable Batch fill(Batch batch, Vector arrays) {
      Selection rows = batch.selection();
      int count = 0;
      while (count < batchRows && next < rows.count()) {
        int row = rows.row(next);
        int start = start(arrays, row);
        int left = end(arrays, row) - start - nextElement;
        if (left >= LONG_ARRAY) {
          return count > 0 ? gathered(batch, arrays, count) : beside(batch, arrays, row, left);
        }
        if (left == 0 && nextElement == 0 && outer) {
          inputRows[count] = row;
          elementRows[count] = -1;
          offsets[count] = -1;
          count++;
        }
        int taken = Math.min(left, batchRows - count);
        for (int e = 0; e < taken; e++) {
          inputRows[count] = row;
          elementRows[count] = start + nextElement + e;
          offsets[count] = nextElement + e;
          count++;
        }
        if (taken == left) {
          next++;
          nextElement = 0;
        } else {
          nextElement += taken;
        }
      }
      return count == 0 ? null : gathered(batch, arrays, count);
    }

    /// Elements of one array beside the constants of its row.
    private Batch beside(Batch batch, Vector arrays, int row, int left) {
      int count = Math.min(left, batchRows);
      int from = start(arrays, row) + nextElement;
      List<Vector> columns = new ArrayList<>();
      inputs.clear();
      for (int c = 0; c < inputTypes.size(); c++) {
        inputs.column(c).appendRange(batch.column(c), row, 1);
        columns.add(new ConstantVector(inputs.column(c).view(), count));
      }
      elements.clear();
      elements.appendRange(list(arrays).elements(), from, count);
      columns.add(elements.view());
      for (int e = 0; e < count; e++) {
        offsets[e] = nextElement + e;
      }
      if (withOffset) {
        columns.add(offsetVector(count));
      }
      nextElement += count;
      if (count == left) {
        next++;
        nextElement = 0;
      }
      return Batch.of(columns, count);
    }

    private Batch gathered(Batch batch, Vector arrays, int count) {
      List<Vector> columns = new ArrayList<>();
      inputs.clear();
      for (int c = 0; c < inputTypes.size(); c++) {
        inputs.column(c).appendRows(batch.column(c), inputRows, count);
        columns.add(inputs.column(c).view());
      }
      elements.clear();
      elements.appendRows(list(arrays).elements(), elementRows, count);
      columns.add(elements.view());
      if (withOffset) {
        columns.add(offsetVector(count));
      }
      return Batch.of(columns, count);
    }

    private FixedVector offsetVector(int count) {
      NativeBuffer data = scratch.buffer(0, count * 8L);
      @Nullable NativeBuffer validity = null;
      for (int k = 0; k < count; k++) {
        data.segment().set(LONG, k * 8L, offsets[k]);
        if (offsets[k] < 0) {
          if (validity == null) {
            validity = scratch.bitmap(1, count);
            Bits.fill(validity.segment(), count, true);
          }
          Bits.clear(validity.segment(), k);
        }
      }
      return new FixedVector(VectorType.INT64, count, data, validity);
    }

    private static ListVector list(Vector arrays) {
      return arrays instanceof ConstantVector constant
          ? (ListVector) constant.value()
          : (ListVector) arrays;
    }

    private static int start(Vector arrays, int row) {
      return list(arrays).startAt(arrays instanceof ConstantVector ? 0 : row);
    }

    /// One past the last element; a NULL array has none.
    private static int end(Vector arrays, int row) {
      int at = arrays instanceof ConstantVector ? 0 : row;
      ListVector list = list(arrays);
      return list.isNull(at) ? list.startAt(at) : list.endAt(at);
    }

    @Override
    public void close() {
      evaluator.close();
      inputs.close();
      elements.close();
      scratch.close();
    }
  }
}
