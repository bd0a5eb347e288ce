package dev.lakebird.functions.adapter;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import java.math.BigDecimal;

/// Kernels from functions of one row: the author writes a lambda, the adapter cares for every kind of
/// vector, NULLs, selections, SAFE, and evaluates once a dictionary entry where it can.
public final class RowKernels {
  private final BoundCall call;
  private final boolean strict;

  private RowKernels(BoundCall call, boolean strict) {
    this.call = call;
    this.strict = strict;
  }

  /// For functions that are NULL where an argument is; the lambda sees none.
  public static RowKernels strict(BoundCall call) {
    return new RowKernels(call, true);
  }

  /// For functions that see NULL arguments.
  public static RowKernels calledOnNull(BoundCall call) {
    return new RowKernels(call, false);
  }

  /// A result of layout INT32 or INT64.
  public interface ToLong {
    long apply(Row row);
  }

  public interface ToDouble {
    double apply(Row row);
  }

  public interface ToBoolean {
    boolean apply(Row row);
  }

  public interface ToDecimal {
    BigDecimal apply(Row row);
  }

  /// Writes the result, exactly once unless the row sets NULL.
  public interface ToColumn {
    void apply(Row row, ResultColumn out);
  }

  public interface ToValue {
    Value apply(Row row);
  }

  public ScalarKernel longs(ToLong function) {
    return column((row, out) -> out.putLong(function.apply(row)));
  }

  public ScalarKernel doubles(ToDouble function) {
    return column((row, out) -> out.putDouble(function.apply(row)));
  }

  /// Results are rounded half away from zero to the type's scale; out of its range they are errors.
  public ScalarKernel decimals(ToDecimal function) {
    return column(
        (row, out) -> {
          BigDecimal value = function.apply(row);
          if (!row.isResultNull()) {
            out.putDecimal(Decimals.checked(call.resultType(), value));
          }
        });
  }

  public ScalarKernel booleans(ToBoolean function) {
    RowPredicate kernel = new RowPredicate(result(), strict, call.arguments().size(), function);
    return strict && !call.arguments().isEmpty() ? Strict.of(kernel) : kernel;
  }

  public ScalarKernel column(ToColumn function) {
    return wrapped(new RowKernel(result(), strict, function));
  }

  /// Results of any type, nested ones too; the slowest way.
  public ScalarKernel values(ToValue function) {
    if (VectorType.of(call.resultType()).layout() != Layout.LIST
        && VectorType.of(call.resultType()).layout() != Layout.STRUCT) {
      return column((row, out) -> ValueWriter.put(function.apply(row), row, out));
    }
    return wrapped(new ValueKernel(result(), strict, function));
  }

  private ScalarKernel wrapped(ScalarKernel kernel) {
    return strict && !call.arguments().isEmpty() ? Strict.of(kernel) : kernel;
  }

  private BoundCall.Result result() {
    return BoundCall.Result.of(VectorType.of(call.resultType()));
  }
}
