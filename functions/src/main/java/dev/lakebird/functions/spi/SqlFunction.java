package dev.lakebird.functions.spi;

/// A function or operator: one final class each, whose doc comment becomes its reference page.
public sealed interface SqlFunction
    permits ScalarFunction, ConditionalFunction, AggregateFunction, WindowFunction {
  FunctionDefinition definition();
}
