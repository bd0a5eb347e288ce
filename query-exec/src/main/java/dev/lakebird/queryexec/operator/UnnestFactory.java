package dev.lakebird.queryexec.operator;

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
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Beside each input row the elements of its array, one output row each: input columns, element, and
/// where asked for the element's position from 0. Where the array is empty or NULL, an outer unnest
/// keeps the row with a NULL element and position. Long arrays stand beside their row's columns as
/// constants. Holds one batch.
///
/// @param inputTypes the physical types of the input columns
/// @param array the array, over the input columns
public record UnnestFactory(
    List<VectorType> inputTypes, ExpressionProgram array, boolean withOffset, boolean outer)
    implements OperatorFactory {
  public UnnestFactory {
    inputTypes = List.copyOf(inputTypes);
  }

  /// Input columns, element, offset where asked for.
  public List<VectorType> outputTypes() {
    List<VectorType> types = new ArrayList<>(inputTypes);
    types.add(array.type().element());
    if (withOffset) {
      types.add(VectorType.INT64);
    }
    return types;
  }

  @Override
  public String label() {
    return "Unnest";
  }

  @Override
  public Operator open(TaskContext context) {
    return new Unnest(this, context);
  }

  private static final class Unnest implements Operator {
    private final UnnestFactory spec;
    private final BatchEvaluator evaluator;
    private final ColumnBuffer elements;
    private final ColumnBuffers copies;
    private final ColumnBuffers single;
    private final VectorScratch scratch;
    private final int[] rows;
    private @Nullable Batch input;
    private @Nullable Vector arrays;
    private int position;
    private int element;
    private int singleRow = -1;
    private boolean finished;
    private @Nullable Batch output;

    Unnest(UnnestFactory spec, TaskContext context) {
      this.spec = spec;
      this.evaluator = spec.array.open(context);
      this.elements = new ColumnBuffer(spec.array.type().element(), context.allocator());
      this.copies = new ColumnBuffers(spec.inputTypes, context.allocator());
      this.single = new ColumnBuffers(spec.inputTypes, context.allocator());
      this.scratch = new VectorScratch(context.allocator());
      this.rows = new int[context.batchRows()];
    }

    @Override
    public void addInput(Batch batch) {
      input = batch;
      arrays = evaluator.evaluate(batch);
      position = 0;
      element = 0;
      singleRow = -1;
    }

    @Override
    public void finishInput() {
      finished = true;
    }

    @Override
    public Step advance() {
      output = null;
      if (input != null && arrays != null) {
        output = fill(input, arrays);
        if (output != null) {
          return Step.HAS_OUTPUT;
        }
        input = null;
      }
      return finished ? Step.FINISHED : Step.NEED_INPUT;
    }

    private @Nullable Batch fill(Batch batch, Vector lists) {
      elements.clear();
      int count = 0;
      NativeBuffer offsets = scratch.buffer(0, rows.length * 8L);
      NativeBuffer validity = scratch.bitmap(1, rows.length);
      Bits.fill(validity.segment(), rows.length, true);
      boolean nullOffsets = false;
      while (count < rows.length && position < batch.selectedCount()) {
        int row = batch.selection().row(position);
        Vector holder = lists;
        int at = row;
        while (!holder.isNull(at) && !(holder instanceof ListVector)) {
          switch (holder) {
            case ConstantVector v -> {
              holder = v.value();
              at = 0;
            }
            case DictionaryVector v -> {
              at = v.indexAt(at);
              holder = v.dictionary();
            }
            default -> throw LakebirdException.internal("UNNEST of " + holder.type());
          }
        }
        boolean present = !holder.isNull(at);
        int start = present ? ((ListVector) holder).startAt(at) : 0;
        int size = present ? ((ListVector) holder).endAt(at) - start : 0;
        if (size == 0 && spec.outer) {
          elements.appendNulls(1);
          Bits.clear(validity.segment(), count);
          offsets.segment().set(LONG, count * 8L, 0);
          nullOffsets = true;
          rows[count++] = row;
        }
        int taken = Math.min(size - element, rows.length - count);
        if (taken > 0) {
          elements.appendRange(((ListVector) holder).elements(), start + element, taken);
          for (int i = 0; i < taken; i++) {
            offsets.segment().set(LONG, (long) count << 3, element + i);
            rows[count++] = row;
          }
          element += taken;
        }
        if (element >= size) {
          position++;
          element = 0;
        }
      }
      if (count == 0) {
        return null;
      }
      List<Vector> columns = new ArrayList<>(inputColumns(batch, count));
      columns.add(elements.view());
      if (spec.withOffset) {
        columns.add(
            new FixedVector(VectorType.INT64, count, offsets, nullOffsets ? validity : null));
      }
      return Batch.of(columns, count);
    }

    private List<Vector> inputColumns(Batch batch, int count) {
      if (rows[0] != rows[count - 1]) {
        copies.clear();
        copies.appendRows(batch, rows, count);
        return copies.view().columns();
      }
      if (singleRow != rows[0]) {
        single.clear();
        single.appendRows(batch, rows, 1);
        singleRow = rows[0];
      }
      List<Vector> columns = new ArrayList<>();
      for (Vector value : single.view().columns()) {
        columns.add(new ConstantVector(value, count));
      }
      return columns;
    }

    @Override
    public Batch output() {
      if (output == null) {
        throw LakebirdException.internal("The operator has no batch");
      }
      return output;
    }

    @Override
    public void close() {
      evaluator.close();
      elements.close();
      copies.close();
      single.close();
      scratch.close();
    }
  }
}
