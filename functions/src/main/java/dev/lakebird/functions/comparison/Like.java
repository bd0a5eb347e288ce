package dev.lakebird.functions.comparison;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// `x LIKE pattern`: `%` stands for any run of characters, `_` for one, `\\` quotes the next.
///
/// A pattern that ends in a lone `\\` is an error. Source: GoogleSQL reference, "LIKE operator".
public final class Like implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$like", "comparison")
          .takes(BOOL, STRING, STRING)
          .takes(BOOL, BYTES, BYTES)
          .standard("functions_string", "like")
          .example("'apple' LIKE 'a%e'", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    boolean utf8 = call.argument(0).type().type() instanceof SqlType.StringType;
    RowKernels rows = RowKernels.strict(call);
    Optional<byte[]> constant = call.argument(1).constant().flatMap(Like::bytes);
    if (constant.isPresent()) {
      LikePattern pattern;
      try {
        pattern = LikePattern.of(constant.get(), utf8);
      } catch (LakebirdException e) {
        return rows.booleans(
            row -> {
              throw e;
            });
      }
      return rows.booleans(row -> pattern.matches(row.textAt(0)));
    }
    return rows.booleans(
        row -> LikePattern.of(row.textAt(1).toBytes(), utf8).matches(row.textAt(0)));
  }

  private static Optional<byte[]> bytes(Value value) {
    return switch (value) {
      case Value.StringValue v -> Optional.of(v.value().getBytes(StandardCharsets.UTF_8));
      case Value.BytesValue v -> Optional.of(v.value());
      default -> Optional.empty();
    };
  }
}
