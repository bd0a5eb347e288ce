package dev.lakebird.sql.analyze;

import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.Signature;
import dev.lakebird.functions.spi.Signature.Parameter;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.functions.spi.TypePattern;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Functions and their signatures in messages.
final class SignatureText {
  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("$add", "+"),
          Map.entry("$subtract", "-"),
          Map.entry("$multiply", "*"),
          Map.entry("$divide", "/"),
          Map.entry("$unary_minus", "-"),
          Map.entry("$concat", "||"),
          Map.entry("$equal", "="),
          Map.entry("$not_equal", "!="),
          Map.entry("$less", "<"),
          Map.entry("$less_or_equal", "<="),
          Map.entry("$greater", ">"),
          Map.entry("$greater_or_equal", ">="),
          Map.entry("$and", "AND"),
          Map.entry("$or", "OR"),
          Map.entry("$not", "NOT"),
          Map.entry("$like", "LIKE"),
          Map.entry("$in_array", "IN UNNEST"),
          Map.entry("$is_null", "IS NULL"),
          Map.entry("$is_not_null", "IS NOT NULL"),
          Map.entry("$is_true", "IS TRUE"),
          Map.entry("$is_false", "IS FALSE"),
          Map.entry("$is_distinct_from", "IS DISTINCT FROM"),
          Map.entry("$is_not_distinct_from", "IS NOT DISTINCT FROM"),
          Map.entry("$bitand", "&"),
          Map.entry("$bitor", "|"),
          Map.entry("$bitxor", "^"),
          Map.entry("$bitnot", "~"),
          Map.entry("$shift_left", "<<"),
          Map.entry("$shift_right", ">>"));

  private SignatureText() {}

  /// `operator +` or `function SUBSTR`.
  static String describe(String name) {
    var symbol = OPERATORS.get(name);
    return symbol != null ? "operator " + symbol : "function " + name.replace("$", "");
  }

  static String noMatch(SqlFunction function, List<PlanExpression> arguments) {
    var definition = function.definition();
    var types =
        arguments.isEmpty()
            ? " with no arguments"
            : arguments.stream()
                .map(a -> Supertypes.isUntypedNull(a) ? "NULL" : a.type().sqlName())
                .collect(Collectors.joining(", ", " for argument types: ", ""));
    var supported =
        definition.signatures().stream()
            .map(signature -> signature(definition, signature))
            .collect(Collectors.joining("; "));
    return "No matching signature for "
        + describe(definition.name())
        + types
        + ". Supported signatures: "
        + supported;
  }

  private static String signature(FunctionDefinition definition, Signature signature) {
    var symbol = Optional.ofNullable(OPERATORS.get(definition.name()));
    var parameters = signature.parameters().stream().map(SignatureText::parameter).toList();
    if (symbol.isPresent() && parameters.size() == 2) {
      return parameters.getFirst() + " " + symbol.get() + " " + parameters.getLast();
    }
    return symbol.orElse(definition.name().replace("$", ""))
        + "("
        + String.join(", ", parameters)
        + ")";
  }

  private static String parameter(Parameter parameter) {
    var type = pattern(parameter.type());
    if (parameter.named().isPresent()) {
      return "[" + parameter.named().get().name() + " => " + type + "]";
    }
    return switch (parameter.mode()) {
      case REQUIRED -> type;
      case OPTIONAL -> "[" + type + "]";
      case REPEATED -> "[" + type + ", ...]";
    };
  }

  private static String pattern(TypePattern pattern) {
    return switch (pattern) {
      case TypePattern.Exact p -> p.type().sqlName();
      case TypePattern.Variable p -> "ANY";
      case TypePattern.Anything p -> "ANY";
      case TypePattern.ArrayOf p -> "ARRAY<" + pattern(p.element()) + ">";
      case TypePattern.Keyword p -> "DATE_TIME_PART";
    };
  }
}
