package dev.lakebird.sql.analyze;

import dev.lakebird.functions.spi.Signature.Parameter;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.functions.spi.TypePattern;
import dev.lakebird.sql.syntax.ArgumentSyntax;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.sql.syntax.DatePartSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Arguments that are keywords, such as date parts.
final class Keywords {
  private Keywords() {}

  /// Whether the parameter takes the keyword.
  static boolean allows(TypePattern.Keyword parameter, String keyword) {
    return parameter.allowed().contains(keyword);
  }

  /// Whether some signature of the function takes a keyword as its argument of that index.
  static boolean takesKeyword(SqlFunction function, int index, int count) {
    for (var signature : function.definition().signatures()) {
      var parameters = ParameterMatch.align(signature, count);
      if (parameters.isPresent() && isKeyword(parameters.get(), index)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKeyword(List<Parameter> parameters, int index) {
    return index < parameters.size() && parameters.get(index).type() instanceof TypePattern.Keyword;
  }

  /// Whether some signature of the function takes that keyword.
  static boolean isKnown(SqlFunction function, String keyword) {
    return function.definition().signatures().stream()
        .flatMap(signature -> signature.parameters().stream())
        .anyMatch(p -> p.type() instanceof TypePattern.Keyword k && allows(k, keyword));
  }

  /// The argument as a keyword in upper case: a single name, or a name with a name in parentheses.
  static Optional<String> of(ExpressionSyntax argument) {
    return switch (argument) {
      case PathSyntax path when path.parts().size() == 1 -> Optional.of(upper(path));
      case CallSyntax call when isNameOfName(call) ->
          Optional.of(
              upper(call.function())
                  + "("
                  + upper((PathSyntax) ((ArgumentSyntax.Value) call.arguments().getFirst()).value())
                  + ")");
      default -> Optional.empty();
    };
  }

  /// A date part in upper case.
  static String of(DatePartSyntax part) {
    var name = part.name().name().toUpperCase(Locale.ROOT);
    var argument = part.argument();
    return argument == null ? name : name + "(" + argument.name().toUpperCase(Locale.ROOT) + ")";
  }

  private static boolean isNameOfName(CallSyntax call) {
    return call.function().parts().size() == 1
        && call.arguments().size() == 1
        && call.arguments().getFirst() instanceof ArgumentSyntax.Value value
        && value.value() instanceof PathSyntax path
        && path.parts().size() == 1;
  }

  private static String upper(PathSyntax path) {
    return path.parts().getFirst().name().toUpperCase(Locale.ROOT);
  }
}
