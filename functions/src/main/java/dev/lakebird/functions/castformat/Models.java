package dev.lakebird.functions.castformat;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.value.Value;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The format models of a call, which are its argument 1: read once where it is constant. A model that
/// is wrong is an error of every row, so that SAFE_CAST answers NULL.
///
/// @param <M> what a model is read as
final class Models<M> {
  private final Function<String, M> parser;
  private final @Nullable M constant;

  private Models(Function<String, M> parser, @Nullable M constant) {
    this.parser = parser;
    this.constant = constant;
  }

  static <M> Models<M> of(BoundCall call, Function<String, M> parser) {
    if (call.argument(1).constant().orElse(null) instanceof Value.StringValue text) {
      try {
        return new Models<>(parser, parser.apply(text.value()));
      } catch (LakebirdException e) {
        if (!RowErrors.isRowError(e)) {
          throw e;
        }
      }
    }
    return new Models<>(parser, null);
  }

  M at(Row row) {
    return constant == null ? parser.apply(row.stringAt(1)) : constant;
  }
}
