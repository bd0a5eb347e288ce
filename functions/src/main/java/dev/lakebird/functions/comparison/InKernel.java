package dev.lakebird.functions.comparison;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Selections;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.PredicateKernel;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.RangeBytes;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// `IN` over constants: a search in a sorted list for integers, a short scan for text, values boxed
/// otherwise. The list's NULLs make a miss NULL.
final class InKernel implements PredicateKernel {
  private final ScalarKernel test;

  private InKernel(ScalarKernel test) {
    this.test = test;
  }

  /// For a call all of whose arguments but the first are constants.
  static ScalarKernel of(BoundCall call) {
    List<Value> options = new ArrayList<>();
    boolean hasNull = false;
    for (BoundCall.Argument argument : call.arguments().subList(1, call.arguments().size())) {
      Value option = argument.constant().orElseThrow();
      if (option.isNull()) {
        hasNull = true;
      } else {
        options.add(option);
      }
    }
    BoundCall.Argument subject = call.argument(0);
    boolean missIsNull = hasNull;
    var unary = new BoundCall(List.of(subject), call.resultType(), call.safe());
    RowKernels rows = RowKernels.strict(unary);
    boolean integers =
        !subject.type().isDecimal()
            && (subject.type().layout() == Layout.INT64 || subject.type().layout() == Layout.INT32);
    if (integers) {
      long[] sorted = options.stream().mapToLong(InKernel::integer).sorted().toArray();
      return new InKernel(
          rows.booleans(
              row -> {
                boolean found = Arrays.binarySearch(sorted, row.longAt(0)) >= 0;
                if (!found && missIsNull) {
                  row.setNull();
                }
                return found;
              }));
    }
    if (subject.type().layout() == Layout.BYTES) {
      byte[][] texts = options.stream().map(InKernel::bytes).toArray(byte[][]::new);
      return new InKernel(
          rows.booleans(
              row -> {
                boolean found = contains(texts, row.textAt(0));
                if (!found && missIsNull) {
                  row.setNull();
                }
                return found;
              }));
    }
    return new InKernel(
        rows.booleans(
            row -> {
              Value value = row.valueAt(0);
              Predicate<Ordering.Outcome> some =
                  outcome ->
                      options.stream()
                          .anyMatch(
                              o -> Ordering.test(ComparisonOperator.EQUAL, value, o) == outcome);
              boolean found = some.test(Ordering.Outcome.TRUE);
              if (!found && (missIsNull || some.test(Ordering.Outcome.UNKNOWN))) {
                row.setNull();
              }
              return found;
            }));
  }

  @Override
  public BoundCall.Result result() {
    return test.result();
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    return test.evaluate(frame, new Vector[] {arguments[0]}, rows);
  }

  @Override
  public int select(KernelFrame frame, Vector[] arguments, Selection rows, int[] out) {
    Vector[] subject = {arguments[0]};
    return test instanceof PredicateKernel predicate
        ? predicate.select(frame, subject, rows, out)
        : Selections.ofTrue(test.evaluate(frame, subject, rows), rows, out);
  }

  private static boolean contains(byte[][] texts, Utf8Slice value) {
    int length = value.byteLength();
    for (byte[] text : texts) {
      if (text.length == length && matches(text, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(byte[] text, Utf8Slice value) {
    for (int i = 0; i < text.length; i++) {
      if (text[i] != value.byteAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static long integer(Value value) {
    return switch (value) {
      case Value.Int64Value v -> v.value();
      case Value.DateValue v -> v.days();
      case Value.TimeValue v -> v.micros();
      case Value.DatetimeValue v -> v.micros();
      case Value.TimestampValue v -> v.micros();
      default -> throw new IllegalArgumentException("No integer: " + value);
    };
  }

  private static byte[] bytes(Value value) {
    return switch (value) {
      case Value.StringValue v -> v.value().getBytes(StandardCharsets.UTF_8);
      case Value.BytesValue v -> v.value();
      case Value.JsonValue v -> v.text().getBytes(StandardCharsets.UTF_8);
      case Value.RangeValue v -> RangeBytes.encode(v);
      default -> throw new IllegalArgumentException("No bytes: " + value);
    };
  }
}
