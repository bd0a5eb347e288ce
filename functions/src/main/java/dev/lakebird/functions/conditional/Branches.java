package dev.lakebird.functions.conditional;

import dev.lakebird.functions.adapter.Decimals;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.Optional;

/// The physical type that holds the values of several branches.
final class Branches {
  private Branches() {}

  /// The type of a column that takes values of every argument. Decimals get the largest scale, and
  /// stay narrow where bounds allow it.
  static BoundCall.Result unify(List<BoundCall.Argument> arguments, SqlType type) {
    List<BoundCall.Argument> valued = arguments.stream().filter(a -> !isNull(a)).toList();
    boolean nullable =
        valued.size() < arguments.size() || arguments.stream().anyMatch(a -> a.nullable());
    if (valued.isEmpty()) {
      return BoundCall.Result.of(VectorType.of(type));
    }
    if (valued.getFirst().type().isDecimal()) {
      return decimals(valued, type, nullable);
    }
    VectorType first = valued.getFirst().type();
    boolean same = valued.stream().allMatch(a -> a.type().equals(first));
    return new BoundCall.Result(
        same && first.type().equals(type) ? first : VectorType.of(type),
        same ? union(valued, 0) : Optional.empty(),
        nullable);
  }

  private static BoundCall.Result decimals(
      List<BoundCall.Argument> arguments, SqlType type, boolean nullable) {
    int scale = arguments.stream().mapToInt(a -> a.type().scale()).max().orElse(0);
    boolean narrow = arguments.stream().allMatch(a -> fitsInt64(a, scale));
    Layout wide = type instanceof SqlType.Numeric ? Layout.DECIMAL128 : Layout.DECIMAL256;
    VectorType unified =
        narrow
            ? VectorType.decimal(type, Layout.INT64, scale)
            : wide == Layout.DECIMAL256
                ? VectorType.of(type)
                : VectorType.decimal(type, wide, scale);
    return new BoundCall.Result(unified, union(arguments, unified.scale()), nullable);
  }

  private static boolean fitsInt64(BoundCall.Argument argument, int scale) {
    if (argument.type().layout() != Layout.INT64) {
      return false;
    }
    int digits = scale - argument.type().scale();
    ValueBounds bounds =
        argument
            .bounds()
            .orElse(
                ValueBounds.INT64
                    .intersection(Decimals.limits(argument.type().type(), argument.type().scale()))
                    .orElse(ValueBounds.INT64));
    return bounds.scaledUp(digits).fitsInt64();
  }

  private static Optional<ValueBounds> union(List<BoundCall.Argument> arguments, int scale) {
    ValueBounds all = null;
    for (BoundCall.Argument argument : arguments) {
      if (argument.bounds().isEmpty()) {
        return Optional.empty();
      }
      ValueBounds bounds = argument.bounds().get();
      if (argument.type().isDecimal()) {
        bounds = bounds.scaledUp(scale - argument.type().scale());
      }
      all = all == null ? bounds : all.union(bounds);
    }
    return Optional.ofNullable(all);
  }

  private static boolean isNull(BoundCall.Argument argument) {
    return argument.constant().isPresent() && argument.constant().get().isNull();
  }
}
