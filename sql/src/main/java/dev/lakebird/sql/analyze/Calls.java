package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.types.SqlType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Makes calls: chooses the signature and coerces the arguments to it.
final class Calls {
  private final ZoneId zone;

  Calls(ZoneId zone) {
    this.zone = zone;
  }

  /// Resolved arguments and the result type.
  record Resolved(SqlFunction function, List<PlanExpression> arguments, SqlType type) {}

  /// The call of an operator or special form by its `$name`.
  PlanExpression operator(String name, Syntax syntax, Place place, PlanExpression... arguments) {
    return operator(name, syntax, place, List.of(arguments));
  }

  PlanExpression operator(String name, Syntax syntax, Place place, List<PlanExpression> arguments) {
    var resolved = resolve(named(name, syntax), arguments, syntax, place);
    return new Call(resolved.function(), resolved.arguments(), resolved.type(), false, place);
  }

  private static SqlFunction named(String name, Syntax syntax) {
    return Functions.find(name)
        .orElseThrow(() -> AnalysisError.unimplemented(syntax, SignatureText.describe(name)));
  }

  /// The signature of a function that takes the arguments.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException UNKNOWN_FUNCTION where none does
  Resolved resolve(
      SqlFunction function, List<PlanExpression> arguments, Syntax syntax, Place place) {
    return resolve(function, CallArguments.of(arguments), syntax, place);
  }

  /// The signature of a function that takes the arguments, of which some are named.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException UNKNOWN_FUNCTION where none does
  Resolved resolve(SqlFunction function, CallArguments call, Syntax syntax, Place place) {
    try {
      return matched(function, call, syntax, place);
    } catch (LakebirdException e) {
      throw e.at(place.position());
    }
  }

  private Resolved matched(SqlFunction function, CallArguments call, Syntax syntax, Place place) {
    var match =
        FunctionResolver.resolve(function, call)
            .orElseThrow(
                () ->
                    AnalysisError.at(
                            syntax,
                            ErrorCode.UNKNOWN_FUNCTION,
                            SignatureText.noMatch(function, call.written()))
                        .at(place.position()));
    var coerced = new ArrayList<PlanExpression>();
    for (int i = 0; i < match.arguments().size(); i++) {
      coerced.add(Coercion.coerce(match.arguments().get(i), match.argumentTypes().get(i), zone));
    }
    return new Resolved(
        function, coerced, Collations.result(function, coerced, match.resultType()));
  }
}
