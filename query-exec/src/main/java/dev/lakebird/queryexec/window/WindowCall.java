package dev.lakebird.queryexec.window;

import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorType;
import java.util.List;

/// One function over windows.
public sealed interface WindowCall {
  WindowFrame frame();

  List<Argument> arguments();

  VectorType resultType();

  /// What a call takes.
  sealed interface Argument {
    /// A column of the input.
    record Column(int index) implements Argument {}

    /// The same value for every row.
    record Constant(VectorType type, Value value) implements Argument {}
  }

  /// An aggregate over the frame.
  ///
  /// @param distinct whether only the first of each group of peers counts
  record Aggregate(
      AggregateKernel kernel, List<Argument> arguments, WindowFrame frame, boolean distinct)
      implements WindowCall {
    public Aggregate {
      arguments = List.copyOf(arguments);
    }

    @Override
    public VectorType resultType() {
      return kernel.result().type();
    }
  }

  /// A window function.
  record Function(WindowKernel kernel, List<Argument> arguments, WindowFrame frame)
      implements WindowCall {
    public Function {
      arguments = List.copyOf(arguments);
    }

    @Override
    public VectorType resultType() {
      return kernel.result().type();
    }
  }
}
