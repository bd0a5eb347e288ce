package dev.lakebird.demo.tour;

import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.util.List;

/// The main class of a demo that expects another forecast than the data gives.
final class WrongAnswerProcess {
  private WrongAnswerProcess() {}

  public static void main(String[] arguments) {
    System.exit(DemoMain.run(WrongAnswerProcess::falsified, arguments));
  }

  private static Answers falsified(Answers right) {
    var revenue = (Value.DecimalValue) right.forecast().getFirst().getFirst();
    var cent = new BigDecimal("0.0001");
    return new Answers(
        right.pricing(),
        right.shipping(),
        List.of(List.of(Value.numeric(revenue.value().add(cent)))),
        right.ranking(),
        right.ordersBefore(),
        right.ordersAfter(),
        right.exported());
  }
}
