package dev.lakebird.queryexec.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.queryexec.run.BatchesSource;
import dev.lakebird.queryexec.run.ExecutionFixture;
import dev.lakebird.queryexec.run.ExecutionSettings;
import dev.lakebird.queryexec.run.InputColumn;
import dev.lakebird.queryexec.run.RandomBatches;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnnestFactoryTest {
  private static final VectorType LIST = VectorType.of(SqlType.array(SqlType.STRING));

  private static void check(ExecutionSettings settings, boolean withOffset, boolean outer) {
    List<VectorType> types = List.of(VectorType.INT64, LIST);
    try (var fixture = new ExecutionFixture(settings);
        var input = new RandomBatches(System.nanoTime(), fixture.root)) {
      input.add(types, 10, 50, 30);
      var unnest = new UnnestFactory(types, new InputColumn(1, LIST), withOffset, outer);
      List<List<Value>> actual =
          fixture.run(
              queue ->
                  PipelineBuilder.from(new BatchesSource(input.batches))
                      .then(unnest)
                      .finish(queue));
      List<List<Value>> expected = new ArrayList<>();
      for (List<Value> row : input.rows) {
        List<Value> elements =
            row.get(1) instanceof Value.ArrayValue array ? array.elements() : List.of();
        for (int i = 0; i < elements.size(); i++) {
          expected.add(output(row, elements.get(i), withOffset, Value.of(i)));
        }
        if (elements.isEmpty() && outer) {
          expected.add(
              output(row, Value.nullOf(SqlType.STRING), withOffset, Value.nullOf(SqlType.INT64)));
        }
      }
      assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static List<Value> output(
      List<Value> row, Value element, boolean withOffset, Value offset) {
    List<Value> out = new ArrayList<>(row);
    out.add(element);
    if (withOffset) {
      out.add(offset);
    }
    return out;
  }

  @Test
  void unnestsWithAndWithoutOffset() {
    for (boolean outer : new boolean[] {false, true}) {
      check(ExecutionFixture.settings(), false, outer);
      check(ExecutionFixture.settings(), true, outer);
      check(ExecutionFixture.settings().withThreads(1).withBatchRows(1), true, outer);
      check(ExecutionFixture.settings().withBatchRows(3), true, outer);
    }
  }
}
