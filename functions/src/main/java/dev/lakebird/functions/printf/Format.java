package dev.lakebird.functions.printf;

import static dev.lakebird.functions.spi.Parameters.anythingRepeated;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// A text made after a format string: `%d`, `%i`, `%o`, `%x`, `%X` write INT64; `%f`, `%F`, `%e`, `%E`,
/// `%g`, `%G` FLOAT64 and decimals; `%s` a STRING; `%p` and `%P` JSON on one or many lines; `%t` any
/// value readably and `%T` as a literal; `%%` is a percent sign.
///
/// Flags `-`, `+`, space, `#`, `0` and `'`, a width and a precision may stand between; `*` takes either
/// from an argument. A NULL argument makes the result NULL, except of `%t` and `%T`, which write it.
/// At most 1,048,576 characters. Source: GoogleSQL reference, "String functions", "FORMAT".
public final class Format implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FORMAT", "string")
          .takes(STRING, required(STRING), anythingRepeated())
          .calledOnNull()
          .example("FORMAT('%05d|%-6s|%.2f', 42, 'ab', 1.005)", "'00042|ab    |1.00'")
          .example("FORMAT('%t %T', DATE '2015-09-01', 'x')", "'2015-09-01 \"x\"'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    var printer = new RowPrinter(call);
    Value format = call.argument(0).constant().orElse(null);
    if (format instanceof Value.StringValue text) {
      PrintfPattern pattern = printer.pattern(text.value());
      return RowKernels.calledOnNull(call).column((row, out) -> printer.print(pattern, row, out));
    }
    return RowKernels.calledOnNull(call).column(printer::print);
  }
}
