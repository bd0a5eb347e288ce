package dev.lakebird.sql.analyze;

import dev.lakebird.functions.spi.Signature;
import dev.lakebird.functions.spi.Signature.Mode;
import dev.lakebird.functions.spi.Signature.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which parameter of a signature each argument of a call is for.
final class ParameterMatch {
  private ParameterMatch() {}

  /// The parameters of a call with that many arguments, or nothing where the signature does not take
  /// as many. Repeated parameters repeat as a group before optional ones are filled.
  static Optional<List<Parameter>> align(Signature signature, int count) {
    int required = 0;
    int optional = 0;
    int repeated = 0;
    for (var parameter : signature.parameters()) {
      switch (parameter.mode()) {
        case REQUIRED -> required++;
        case OPTIONAL -> optional++;
        case REPEATED -> repeated++;
      }
    }
    int spare = count - required;
    if (spare < 0) {
      return Optional.empty();
    }
    int rounds = repeated == 0 ? 0 : spare / repeated;
    int optionals = spare - rounds * repeated;
    return optionals > optional
        ? Optional.empty()
        : Optional.of(expand(signature.parameters(), rounds, optionals));
  }

  private static List<Parameter> expand(List<Parameter> parameters, int rounds, int optionals) {
    var expanded = new ArrayList<Parameter>();
    int left = optionals;
    boolean repeatedDone = false;
    for (var parameter : parameters) {
      switch (parameter.mode()) {
        case REQUIRED -> expanded.add(parameter);
        case OPTIONAL -> {
          if (left > 0) {
            expanded.add(parameter);
            left--;
          }
        }
        case REPEATED -> {
          if (!repeatedDone) {
            var group = parameters.stream().filter(p -> p.mode() == Mode.REPEATED).toList();
            for (int i = 0; i < rounds; i++) {
              expanded.addAll(group);
            }
            repeatedDone = true;
          }
        }
      }
    }
    return expanded;
  }
}
