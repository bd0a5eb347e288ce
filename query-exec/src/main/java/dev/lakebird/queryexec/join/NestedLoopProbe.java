package dev.lakebird.queryexec.join;

import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.queryexec.run.BatchFilter;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The left side of one worker. The shorter side is taken row by row: its row stands as constants
/// beside a whole batch of the other, so no column is copied.
final class NestedLoopProbe implements Operator {
  private final NestedLoopJoin join;
  private final JoinSpec spec;
  private final @Nullable BatchFilter condition;
  private final ColumnBuffers leftRow;
  private final ColumnBuffers rightRow;
  private final ColumnBuffers nulls;
  private final VectorScratch scratch;
  private final int[] one = new int[1];
  private boolean[] matched = new boolean[0];
  private int[] chosen = new int[0];
  private @Nullable Batch input;
  private int at;
  private int chunk;
  private int rightAt;
  private boolean restDone;
  private @Nullable Batch output;
  private boolean finished;
  private boolean reported;

  NestedLoopProbe(NestedLoopJoin join, TaskContext context) {
    this.join = join;
    this.spec = join.spec();
    this.leftRow = new ColumnBuffers(spec.leftTypes(), context.allocator());
    this.rightRow = new ColumnBuffers(spec.rightTypes(), context.allocator());
    this.nulls = new ColumnBuffers(spec.rightTypes(), context.allocator());
    this.scratch = new VectorScratch(context.allocator());
    this.condition = spec.residual().isPresent() ? spec.residual().get().open(context) : null;
  }

  @Override
  public void addInput(Batch batch) {
    input = batch;
    at = 0;
    chunk = 0;
    rightAt = 0;
    restDone = false;
    if (matched.length < batch.rowCount()) {
      matched = new boolean[batch.rowCount()];
      chosen = new int[batch.rowCount()];
    }
    Arrays.fill(matched, 0, batch.rowCount(), false);
  }

  @Override
  public void finishInput() {
    finish();
  }

  private void finish() {
    finished = true;
    if (!reported) {
      reported = true;
      join.probeFinished();
    }
  }

  @Override
  public Step advance() {
    output = null;
    if (input != null) {
      Step step = work(input);
      if (!(step instanceof Step.NeedInput)) {
        return step;
      }
      input = null;
    }
    return finished ? Step.FINISHED : Step.NEED_INPUT;
  }

  private Step work(Batch left) {
    boolean leftByRow = left.selectedCount() < join.rowCount();
    boolean more = leftByRow ? at < left.selectedCount() : chunk < join.chunks().size();
    if (!more || join.rowCount() == 0) {
      return rest(left);
    }
    output = leftByRow ? leftRowTimesChunk(left) : leftTimesRightRow(left);
    return output == null ? Step.YIELD : Step.HAS_OUTPUT;
  }

  /// The next left row beside a chunk of right rows.
  private @Nullable Batch leftRowTimesChunk(Batch left) {
    int row = left.selection().row(at);
    NestedLoopJoin.RightRows right = join.chunks().get(chunk);
    int length = right.batch().rowCount();
    leftRow.clear();
    one[0] = row;
    leftRow.appendRows(left, one, 1);
    Batch pairs = Batch.of(beside(constants(leftRow, length), right.batch().columns()), length);
    Selection passed = pass(pairs);
    if (passed.count() > 0) {
      noteLeft(row, passed.count());
      noteRight(right, passed);
    }
    if (++chunk == join.chunks().size() || spec.kind().isExistence() && matched[row]) {
      chunk = 0;
      at++;
    }
    return emits(passed) ? pairs.withSelection(passed) : null;
  }

  /// The left batch beside the next right row.
  private @Nullable Batch leftTimesRightRow(Batch left) {
    NestedLoopJoin.RightRows right = join.chunks().get(chunk);
    rightRow.clear();
    one[0] = rightAt;
    rightRow.appendRows(right.batch(), one, 1);
    Batch pairs = left.withColumns(beside(left.columns(), constants(rightRow, left.rowCount())));
    Selection passed = pass(pairs);
    for (int k = 0; k < passed.count(); k++) {
      noteLeft(passed.row(k), 1);
    }
    if (passed.count() > 0) {
      right.matched()[rightAt] = true;
    }
    if (++rightAt == right.batch().rowCount()) {
      rightAt = 0;
      chunk++;
    }
    return emits(passed) ? pairs.withSelection(passed) : null;
  }

  private Selection pass(Batch pairs) {
    return condition == null ? pairs.selection() : condition.select(pairs);
  }

  private boolean emits(Selection passed) {
    return passed.count() > 0 && !spec.kind().isExistence();
  }

  private void noteLeft(int row, int partners) {
    if (spec.kind() == JoinKind.SINGLE && (matched[row] || partners > 1)) {
      throw JoinKind.severalPartners();
    }
    matched[row] = true;
  }

  private void noteRight(NestedLoopJoin.RightRows right, Selection passed) {
    if (spec.kind().keepsRight()) {
      for (int k = 0; k < passed.count(); k++) {
        right.matched()[passed.row(k)] = true;
      }
    }
  }

  private Step rest(Batch left) {
    if (restDone) {
      return Step.NEED_INPUT;
    }
    restDone = true;
    JoinKind kind = spec.kind();
    if (kind == JoinKind.MARK) {
      output = marked(left);
      return Step.HAS_OUTPUT;
    }
    if (!kind.keepsLeft() && !kind.isExistence()) {
      return Step.NEED_INPUT;
    }
    boolean wanted = kind == JoinKind.SEMI;
    int count = 0;
    for (int k = 0; k < left.selectedCount(); k++) {
      int row = left.selection().row(k);
      if (matched[row] == wanted) {
        chosen[count++] = row;
      }
    }
    if (count == 0) {
      return Step.NEED_INPUT;
    }
    Batch rows = left.withSelection(Selection.of(chosen, count));
    output =
        kind.isExistence()
            ? rows
            : rows.withColumns(beside(rows.columns(), nullColumns(left.rowCount())));
    return Step.HAS_OUTPUT;
  }

  private List<Vector> nullColumns(int length) {
    nulls.clear();
    List<Vector> columns = new ArrayList<>();
    for (int c = 0; c < spec.rightTypes().size(); c++) {
      nulls.column(c).appendNulls(length);
      columns.add(nulls.column(c).view());
    }
    return columns;
  }

  private Batch marked(Batch left) {
    NativeBuffer marks = scratch.bitmap(0, left.rowCount());
    for (int row = 0; row < left.rowCount(); row++) {
      Bits.put(marks.segment(), row, matched[row]);
    }
    return left.withColumns(
        beside(left.columns(), List.of(new BitVector(left.rowCount(), marks, null))));
  }

  private static List<Vector> constants(ColumnBuffers row, int length) {
    List<Vector> constants = new ArrayList<>();
    for (Vector value : row.view().columns()) {
      constants.add(new ConstantVector(value, length));
    }
    return constants;
  }

  private static List<Vector> beside(List<Vector> left, List<Vector> right) {
    List<Vector> columns = new ArrayList<>(left);
    columns.addAll(right);
    return columns;
  }

  @Override
  public Batch output() {
    if (output == null) {
      throw NestedLoopJoin.noBatch();
    }
    return output;
  }

  @Override
  public void close() {
    leftRow.close();
    rightRow.close();
    nulls.close();
    scratch.close();
    if (condition != null) {
      condition.close();
    }
    finish();
  }
}
