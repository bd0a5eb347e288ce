package dev.lakebird.queryexec.aggregate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Each row several times, once for each copy, with the number of the copy in one column and NULL in
/// those that do not belong to it: grouping sets, and DISTINCT over several arguments, are aggregations
/// of such rows. Copies nothing: columns are shared between the copies of a batch.
///
/// @param types the physical types of the columns
/// @param number the INT64 column that gets the number of the copy
/// @param copies what comes out for each row
public record RowCopies(List<VectorType> types, int number, List<Copy> copies)
    implements OperatorFactory {
  public RowCopies {
    types = List.copyOf(types);
    copies = List.copyOf(copies);
  }

  /// One copy.
  ///
  /// @param nulls the columns that are NULL in it
  public record Copy(long number, Set<Integer> nulls) {
    public Copy {
      nulls = Set.copyOf(nulls);
    }
  }

  @Override
  public String label() {
    return "Copy rows " + copies.size() + " times";
  }

  @Override
  public Operator open(TaskContext context) {
    return new Copying(this, context);
  }

  private static final class Copying implements Operator {
    private final RowCopies spec;
    private final List<@Nullable ConstantVector> nulls = new ArrayList<>();
    private final List<ConstantVector> numbers = new ArrayList<>();
    private @Nullable Batch input;
    private @Nullable Batch output;
    private int next;
    private boolean finished;

    Copying(RowCopies spec, TaskContext context) {
      this.spec = spec;
      for (int c = 0; c < spec.types.size(); c++) {
        VectorType type = spec.types.get(c);
        int column = c;
        boolean used = spec.copies.stream().anyMatch(copy -> copy.nulls().contains(column));
        nulls.add(
            used
                ? VectorBuilder.constant(type, Value.nullOf(type.type()), 1, context.allocator())
                : null);
      }
      for (Copy copy : spec.copies) {
        numbers.add(
            VectorBuilder.constant(
                VectorType.INT64, Value.of(copy.number()), 1, context.allocator()));
      }
    }

    @Override
    public void addInput(Batch batch) {
      input = batch;
      next = 0;
    }

    @Override
    public void finishInput() {
      finished = true;
    }

    @Override
    public Step advance() {
      output = null;
      if (input != null && next < spec.copies.size()) {
        output = copy(input, next++);
        return Step.HAS_OUTPUT;
      }
      input = null;
      return finished ? Step.FINISHED : Step.NEED_INPUT;
    }

    private Batch copy(Batch batch, int index) {
      Copy copy = spec.copies.get(index);
      List<Vector> columns = new ArrayList<>();
      for (int c = 0; c < spec.types.size(); c++) {
        ConstantVector none = nulls.get(c);
        if (c == spec.number) {
          columns.add(numbers.get(index).withLength(batch.rowCount()));
        } else if (none != null && copy.nulls().contains(c)) {
          columns.add(none.withLength(batch.rowCount()));
        } else {
          columns.add(batch.column(c));
        }
      }
      return batch.withColumns(columns);
    }

    @Override
    public Batch output() {
      if (output == null) {
        throw LakebirdException.internal("There is no copy of rows");
      }
      return output;
    }

    @Override
    public void close() {
      for (ConstantVector none : nulls) {
        if (none != null) {
          none.release();
        }
      }
      numbers.forEach(ConstantVector::release);
    }
  }
}
