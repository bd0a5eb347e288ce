package dev.lakebird.functions;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;
import static dev.lakebird.types.SqlType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.KernelHarness.Input;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel.LazyArgument;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Conditionals and three-valued logic over all kinds of vectors.
class ConditionalKernelTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void logicIsThreeValued() {
    List<Value> truths = List.of(Value.of(true), Value.of(false), Value.nullOf(BOOL));
    List<List<Value>> rows = new ArrayList<>();
    for (Value a : truths) {
      for (Value b : truths) {
        for (Value c : truths) {
          rows.add(List.of(a, b, c));
        }
      }
    }
    check("$and", BOOL, List.of(BOOL, BOOL, BOOL), rows, row -> junction(row, false));
    check("$or", BOOL, List.of(BOOL, BOOL, BOOL), rows, row -> junction(row, true));
    List<List<Value>> single = truths.stream().map(List::of).toList();
    check(
        "$not",
        BOOL,
        List.of(BOOL),
        single,
        row -> row.get(0).isNull() ? row.get(0) : Value.of(row.get(0).equals(Value.of(false))));
    check(
        "$is_true",
        BOOL,
        List.of(BOOL),
        single,
        row -> Value.of(row.get(0).equals(Value.of(true))));
    check(
        "$is_false",
        BOOL,
        List.of(BOOL),
        single,
        row -> Value.of(row.get(0).equals(Value.of(false))));
    check("$is_null", BOOL, List.of(BOOL), single, row -> Value.of(row.get(0).isNull()));
    check("$is_not_null", BOOL, List.of(BOOL), single, row -> Value.of(!row.get(0).isNull()));
  }

  private static Value junction(List<Value> row, boolean decisive) {
    if (row.contains(Value.of(decisive))) {
      return Value.of(decisive);
    }
    return row.stream().anyMatch(Value::isNull) ? Value.nullOf(BOOL) : Value.of(!decisive);
  }

  @Test
  void branchesGiveTheirOwnRows() {
    List<List<Value>> rows = rows(() -> List.of(bool(), number(), bool(), number(), number()));
    check(
        "$case",
        INT64,
        List.of(BOOL, INT64, BOOL, INT64, INT64),
        rows,
        ConditionalKernelTest::caseOf);
    rows = rows(() -> List.of(bool(), text(), text()));
    check(
        "IF",
        STRING,
        List.of(BOOL, STRING, STRING),
        rows,
        row -> row.get(0).equals(Value.of(true)) ? row.get(1) : row.get(2));
    rows = rows(() -> List.of(text(), text(), text()));
    check(
        "COALESCE",
        STRING,
        List.of(STRING, STRING, STRING),
        rows,
        row -> row.stream().filter(v -> !v.isNull()).findFirst().orElse(Value.nullOf(STRING)));
    rows = rows(() -> List.of(number(), number()));
    check(
        "NULLIF",
        INT64,
        List.of(INT64, INT64),
        rows,
        row ->
            !row.get(0).isNull() && row.get(0).equals(row.get(1))
                ? Value.nullOf(INT64)
                : row.get(0));
    rows = rows(() -> List.of(bool(), bool(), bool()));
    check(
        "IF",
        BOOL,
        List.of(BOOL, BOOL, BOOL),
        rows,
        row -> row.get(0).equals(Value.of(true)) ? row.get(1) : row.get(2));
    SqlType.Array array = SqlType.array(INT64);
    rows =
        rows(
            () ->
                List.of(
                    bool(), new Value.ArrayValue(array, List.of(number())), Value.nullOf(array)));
    check(
        "IF",
        array,
        List.of(BOOL, array, array),
        rows,
        row -> row.get(0).equals(Value.of(true)) ? row.get(1) : row.get(2));
  }

  private static Value caseOf(List<Value> row) {
    if (row.get(0).equals(Value.of(true))) {
      return row.get(1);
    }
    return row.get(2).equals(Value.of(true)) ? row.get(3) : row.get(4);
  }

  @Test
  void decimalBranchesMeetAtOneScale() {
    for (boolean narrow : new boolean[] {true, false}) {
      Layout layout = narrow ? Layout.INT64 : Layout.DECIMAL128;
      List<Input> inputs =
          List.of(
              Input.of(BOOL),
              Input.of(VectorType.decimal(NUMERIC, Layout.INT64, 2)),
              Input.of(VectorType.decimal(NUMERIC, layout, 5)));
      List<List<Value>> rows =
          rows(
              () ->
                  List.of(
                      bool(),
                      KernelHarness.numeric(random.nextInt(), 2),
                      KernelHarness.numeric(random.nextInt(), 5)));
      try (var harness = new KernelHarness("IF of decimals, seed " + seed)) {
        harness.check(
            Functions.find("IF").orElseThrow(),
            inputs,
            NUMERIC,
            rows,
            row -> row.get(0).equals(Value.of(true)) ? row.get(1) : row.get(2));
      }
    }
  }

  @Test
  void errorsOfRowsAreCaughtAlone() {
    int length = 100;
    try (var harness = new KernelHarness("IFERROR");
        var frame = new KernelFrame(KernelHarness.CONTEXT, harness.allocator(), false)) {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        values.add(Value.of(i));
      }
      Vector numbers = VectorBuilder.build(VectorType.INT64, values, harness.allocator());
      Vector minus =
          VectorBuilder.constant(VectorType.INT64, Value.of(-1), length, harness.allocator());
      LazyArgument failing = failing(numbers, 7, 64);
      var argument = BoundCall.Argument.of(VectorType.INT64);
      var function = (ConditionalFunction) Functions.find("IFERROR").orElseThrow();
      var call = new BoundCall(List.of(argument, argument), INT64, false);
      Vector result =
          function
              .bind(call)
              .evaluate(frame, List.of(failing, failing(minus)), length, Selection.all(length));
      for (int i = 0; i < length; i++) {
        assertThat(Vectors.read(result, i)).isEqualTo(Value.of(i == 7 || i == 64 ? -1 : i));
      }
      numbers.release();
      minus.release();
    }
  }

  /// An argument that fails where one of the rows is asked for.
  private static LazyArgument failing(Vector vector, int... bad) {
    return new LazyArgument() {
      @Override
      public Vector evaluate(Selection rows) {
        for (int k = 0; k < rows.count(); k++) {
          for (int row : bad) {
            if (rows.row(k) == row) {
              throw new LakebirdException(ErrorCode.OUT_OF_RANGE, "row " + row);
            }
          }
        }
        return vector;
      }

      @Override
      public Selection select(Selection rows) {
        throw new IllegalStateException("Not a condition");
      }
    };
  }

  private static void check(
      String function,
      SqlType result,
      List<SqlType> types,
      List<List<Value>> rows,
      KernelHarness.Oracle oracle) {
    try (var harness = new KernelHarness(function)) {
      harness.check(
          Functions.find(function).orElseThrow(),
          types.stream().map(Input::of).toList(),
          result,
          rows,
          oracle);
    }
  }

  private static List<List<Value>> rows(Supplier<List<Value>> row) {
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      rows.add(row.get());
    }
    return rows;
  }

  private Value bool() {
    return random.nextInt(5) == 0 ? Value.nullOf(BOOL) : Value.of(random.nextBoolean());
  }

  private Value number() {
    return random.nextInt(5) == 0 ? Value.nullOf(INT64) : Value.of(random.nextInt(3));
  }

  private Value text() {
    return random.nextInt(5) == 0 ? Value.nullOf(STRING) : Value.of("é".repeat(random.nextInt(4)));
  }

  /// A literal NULL has no say in the layout.
  @Test
  void aMissingElseKeepsTheLayout() {
    var narrow = VectorType.decimal(NUMERIC, Layout.INT64, 2);
    var call =
        new BoundCall(
            List.of(
                BoundCall.Argument.of(VectorType.BOOL),
                BoundCall.Argument.of(narrow),
                new BoundCall.Argument(
                    VectorType.NUMERIC,
                    Optional.empty(),
                    true,
                    Optional.of(Value.nullOf(NUMERIC)))),
            NUMERIC,
            false);
    var function = (ConditionalFunction) Functions.find("$case").orElseThrow();
    assertThat(function.bind(call).result().type()).isEqualTo(narrow);
  }
}
