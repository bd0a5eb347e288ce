package dev.lakebird.functions;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Results kept by dictionary entry hold only for the constants they were computed with.
class DictionaryMemoTest {
  private static final List<Value> WORDS =
      List.of(Value.of("apple"), Value.of("banana"), Value.of("apple"));

  @Test
  void anotherConstantBesideTheSameDictionaryCounts() {
    assertThat(answers("$like", BOOL, "a%", "b%"))
        .containsExactly(
            Value.of(true),
            Value.of(false),
            Value.of(true),
            Value.of(false),
            Value.of(true),
            Value.of(false));
    assertThat(answers("$equal", BOOL, "apple", "banana"))
        .containsExactly(
            Value.of(true),
            Value.of(false),
            Value.of(true),
            Value.of(false),
            Value.of(true),
            Value.of(false));
    assertThat(answers("STARTS_WITH", BOOL, "a", "b"))
        .containsExactly(
            Value.of(true),
            Value.of(false),
            Value.of(true),
            Value.of(false),
            Value.of(true),
            Value.of(false));
    assertThat(answers("CONCAT", STRING, "1", "2"))
        .containsExactly(
            Value.of("apple1"),
            Value.of("banana1"),
            Value.of("apple1"),
            Value.of("apple2"),
            Value.of("banana2"),
            Value.of("apple2"));
  }

  /// The function over one dictionary and first one constant, then another, at one call site.
  private static List<Value> answers(
      String function, SqlType resultType, String first, String second) {
    var argument = BoundCall.Argument.of(VectorType.STRING);
    var call = new BoundCall(List.of(argument, argument), resultType, false);
    ScalarKernel kernel = ((ScalarFunction) Functions.find(function).orElseThrow()).bind(call);
    try (var harness = new KernelHarness(function);
        var frame = new KernelFrame(KernelHarness.CONTEXT, harness.allocator(), false)) {
      Vector words = harness.dictionary(VectorType.STRING, WORDS);
      var answers = new java.util.ArrayList<Value>();
      for (String text : List.of(first, second)) {
        Vector constant =
            VectorBuilder.constant(VectorType.STRING, Value.of(text), 3, harness.allocator());
        Vector result = kernel.evaluate(frame, new Vector[] {words, constant}, Selection.all(3));
        for (int row = 0; row < 3; row++) {
          answers.add(Vectors.read(result, row));
        }
        constant.release();
      }
      words.release();
      return answers;
    }
  }
}
