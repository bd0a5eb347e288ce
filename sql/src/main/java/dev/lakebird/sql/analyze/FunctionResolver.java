package dev.lakebird.sql.analyze;

import dev.lakebird.functions.spi.LiteralTyped;
import dev.lakebird.functions.spi.Signature;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chooses the signature of a call: the first of those that need the least coercion, where a coerced
/// value counts before any number of coerced literals.
final class FunctionResolver {
  private FunctionResolver() {}

  /// A chosen signature.
  ///
  /// @param arguments one for each parameter, named ones and their defaults too
  /// @param argumentTypes what each argument is coerced to
  record Match(List<PlanExpression> arguments, List<SqlType> argumentTypes, SqlType resultType) {}

  private record Candidate(Match match, int values, int literals) {
    boolean betterThan(Candidate other) {
      return values != other.values ? values < other.values : literals < other.literals;
    }
  }

  /// The signature that takes these arguments; keywords come as STRING constants.
  static Optional<Match> resolve(SqlFunction function, CallArguments call) {
    Candidate best = null;
    for (var signature : function.definition().signatures()) {
      var candidate =
          call.of(signature).flatMap(arguments -> candidate(function, signature, arguments));
      if (candidate.isPresent() && (best == null || candidate.get().betterThan(best))) {
        best = candidate.get();
      }
    }
    return Optional.ofNullable(best).map(Candidate::match);
  }

  /// A FLOAT64 literal is read as a decimal only where nothing else fits.
  private static boolean isLossy(SqlType from, SqlType to) {
    return from instanceof SqlType.Float64 && to.isNumeric();
  }

  private static SqlType resultType(
      SqlFunction function,
      Signature signature,
      List<SqlType> types,
      List<PlanExpression> arguments) {
    if (!(function instanceof LiteralTyped typed)) {
      return signature.result().apply(types);
    }
    var literals = new ArrayList<Optional<Value>>();
    for (var argument : arguments) {
      literals.add(
          argument instanceof Constant c ? Optional.of(c.value()) : Optional.<Value>empty());
    }
    return typed.resultType(types, literals);
  }

  private static Optional<Candidate> candidate(
      SqlFunction function, Signature signature, List<PlanExpression> arguments) {
    var parameters = ParameterMatch.align(signature, arguments.size());
    if (parameters.isEmpty()) {
      return Optional.empty();
    }
    var types = ArgumentTypes.of(parameters.get(), arguments);
    if (types.isEmpty()) {
      return Optional.empty();
    }
    int values = 0;
    int literals = 0;
    var coerced = new ArrayList<SqlType>();
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      var type = types.get().get(i);
      coerced.add(type);
      if (Coercion.sameLayout(argument.type(), type)) {
        continue;
      }
      if (Supertypes.isUntypedNull(argument)) {
        continue;
      }
      if (Supertypes.isLiteral(argument) || argument instanceof Constant) {
        literals += isLossy(argument.type(), type) ? 2 : 1;
      } else {
        values++;
      }
    }
    return Optional.of(
        new Candidate(
            new Match(arguments, coerced, resultType(function, signature, coerced, arguments)),
            values,
            literals));
  }
}
