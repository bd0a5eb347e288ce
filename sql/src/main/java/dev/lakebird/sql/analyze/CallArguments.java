package dev.lakebird.sql.analyze;

import dev.lakebird.functions.spi.Signature;
import dev.lakebird.functions.spi.Signature.Mode;
import dev.lakebird.functions.spi.Signature.Parameter;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments of a call as they are written: those by place, then those by name, names in lower
/// case. Source: the GoogleSQL reference, "Named arguments".
record CallArguments(List<PlanExpression> byPlace, Map<String, PlanExpression> byName) {
  CallArguments {
    byPlace = List.copyOf(byPlace);
    byName = Map.copyOf(byName);
  }

  static CallArguments of(List<PlanExpression> byPlace) {
    return new CallArguments(byPlace, Map.of());
  }

  /// All arguments, those by place first.
  List<PlanExpression> written() {
    var all = new ArrayList<>(byPlace);
    all.addAll(byName.values());
    return all;
  }

  /// An argument for each parameter of the signature, or nothing where it does not take the names.
  Optional<List<PlanExpression>> of(Signature signature) {
    var named = signature.parameters().stream().filter(p -> p.named().isPresent()).toList();
    if (named.isEmpty()) {
      return byName.isEmpty() ? Optional.of(byPlace) : Optional.empty();
    }
    int spare = byPlace.size() - mostByPlace(signature);
    var arguments = new ArrayList<>(byPlace);
    var left = new HashMap<>(byName);
    for (int i = Math.max(spare, 0); i < named.size(); i++) {
      var name = named.get(i).named().orElseThrow();
      var given = left.remove(name.name());
      arguments.add(given != null ? given : Constant.of(name.value(), Place.UNKNOWN));
    }
    return left.isEmpty() ? Optional.of(arguments) : Optional.empty();
  }

  /// How many arguments the parameters without names take.
  private static int mostByPlace(Signature signature) {
    int most = 0;
    for (Parameter parameter : signature.parameters()) {
      if (parameter.mode() == Mode.REPEATED) {
        return Integer.MAX_VALUE / 2;
      }
      most += parameter.named().isPresent() ? 0 : 1;
    }
    return most;
  }
}
