package dev.lakebird.queryexec.plan;

import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.types.scan.PruningPredicate;
import dev.lakebird.types.scan.PruningPredicate.Operator;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The part of a condition that statistics can refute, as data. It is implied by the condition: rows
/// that satisfy the condition satisfy it.
final class ScanPruning {
  private ScanPruning() {}

  /// The pruning form of a condition over table columns, where it has one.
  static Optional<PruningPredicate> of(CompiledExpression condition) {
    return switch (condition) {
      case CompiledExpression.Call call -> ofCall(call.name(), call.arguments());
      case CompiledExpression.ConditionalCall call -> ofCall(call.name(), call.arguments());
      case CompiledExpression.InputColumn c -> Optional.empty();
      case CompiledExpression.Constant c -> Optional.empty();
      case CompiledExpression.Field f -> Optional.empty();
      case CompiledExpression.Widened w -> Optional.empty();
    };
  }

  private static Optional<PruningPredicate> ofCall(
      String name, List<CompiledExpression> arguments) {
    return switch (name) {
      case "$equal" -> comparison(arguments, Operator.EQUAL, Operator.EQUAL);
      case "$less" -> comparison(arguments, Operator.LESS, Operator.GREATER);
      case "$less_or_equal" ->
          comparison(arguments, Operator.LESS_OR_EQUAL, Operator.GREATER_OR_EQUAL);
      case "$greater" -> comparison(arguments, Operator.GREATER, Operator.LESS);
      case "$greater_or_equal" ->
          comparison(arguments, Operator.GREATER_OR_EQUAL, Operator.LESS_OR_EQUAL);
      case "$in" -> in(arguments);
      case "$is_null" -> column(arguments.getFirst()).map(PruningPredicate.IsNull::new);
      case "$is_not_null" -> column(arguments.getFirst()).map(PruningPredicate.IsNotNull::new);
      case "STARTS_WITH" -> startsWith(arguments);
      case "$like" -> like(arguments);
      case "$and" -> and(arguments);
      case "$or" -> or(arguments);
      default -> Optional.empty();
    };
  }

  private static Optional<PruningPredicate> comparison(
      List<CompiledExpression> arguments, Operator operator, Operator mirrored) {
    CompiledExpression left = arguments.get(0);
    CompiledExpression right = arguments.get(1);
    if (column(left).isPresent() && value(right).isPresent()) {
      return Optional.of(
          new PruningPredicate.Comparison(
              column(left).orElseThrow(), operator, value(right).orElseThrow()));
    }
    if (column(right).isPresent() && value(left).isPresent()) {
      return Optional.of(
          new PruningPredicate.Comparison(
              column(right).orElseThrow(), mirrored, value(left).orElseThrow()));
    }
    return Optional.empty();
  }

  private static Optional<PruningPredicate> in(List<CompiledExpression> arguments) {
    List<Value> values = new ArrayList<>();
    for (CompiledExpression option : arguments.subList(1, arguments.size())) {
      if (!(option instanceof CompiledExpression.Constant constant)) {
        return Optional.empty();
      }
      if (!constant.value().isNull()) {
        values.add(constant.value());
      }
    }
    return column(arguments.getFirst()).map(c -> new PruningPredicate.In(c, values));
  }

  private static Optional<PruningPredicate> startsWith(List<CompiledExpression> arguments) {
    return prefix(arguments, value(arguments.get(1)).flatMap(ScanPruning::text));
  }

  private static Optional<PruningPredicate> like(List<CompiledExpression> arguments) {
    Optional<String> pattern = value(arguments.get(1)).flatMap(ScanPruning::text);
    return prefix(arguments, pattern.map(ScanPruning::fixedPrefix).filter(p -> !p.isEmpty()));
  }

  private static Optional<PruningPredicate> prefix(
      List<CompiledExpression> arguments, Optional<String> prefix) {
    Optional<Integer> column = column(arguments.getFirst());
    return column.isPresent() && prefix.isPresent()
        ? Optional.of(new PruningPredicate.StartsWith(column.get(), prefix.get()))
        : Optional.empty();
  }

  /// What every text that matches a LIKE pattern starts with.
  private static String fixedPrefix(String pattern) {
    int end = 0;
    while (end < pattern.length() && "%_\\".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return pattern.substring(0, end);
  }

  private static Optional<PruningPredicate> and(List<CompiledExpression> arguments) {
    List<PruningPredicate> parts =
        arguments.stream().map(ScanPruning::of).flatMap(Optional::stream).toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(new PruningPredicate.And(parts));
  }

  private static Optional<PruningPredicate> or(List<CompiledExpression> arguments) {
    List<PruningPredicate> parts = new ArrayList<>();
    for (CompiledExpression argument : arguments) {
      Optional<PruningPredicate> part = of(argument);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(new PruningPredicate.Or(parts));
  }

  private static Optional<Integer> column(CompiledExpression expression) {
    return expression instanceof CompiledExpression.InputColumn column
        ? Optional.of(column.index())
        : Optional.empty();
  }

  private static Optional<Value> value(CompiledExpression expression) {
    return expression.constant().filter(v -> !v.isNull());
  }

  private static Optional<String> text(Value value) {
    return value instanceof Value.StringValue s ? Optional.of(s.value()) : Optional.empty();
  }
}
