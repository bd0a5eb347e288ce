package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.spi.SqlFunction;
import io.substrait.proto.Plan;
import io.substrait.proto.SimpleExtensionDeclaration;
import io.substrait.proto.SimpleExtensionURN;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The functions and types that a plan declares, by anchor.
final class Declarations {
  private final Map<Integer, SqlFunction> functions = new HashMap<>();
  private final Map<Integer, String> types = new HashMap<>();
  private final Map<Integer, List<String>> fieldNames = new HashMap<>();

  Declarations(Plan plan) {
    Map<Integer, String> urns = new HashMap<>();
    for (SimpleExtensionURN urn : plan.getExtensionUrnsList()) {
      urns.put(urn.getExtensionUrnAnchor(), urn.getUrn());
    }
    for (SimpleExtensionDeclaration declaration : plan.getExtensionsList()) {
      if (declaration.hasExtensionFunction()) {
        var function = declaration.getExtensionFunction();
        String urn = urns.getOrDefault(function.getExtensionUrnReference(), "");
        functions.put(function.getFunctionAnchor(), find(urn, function.getName()));
      } else if (declaration.hasExtensionType()) {
        var type = declaration.getExtensionType();
        types.put(type.getTypeAnchor(), type.getName());
      } else if (declaration.hasExtensionTypeVariation()) {
        var variation = declaration.getExtensionTypeVariation();
        FieldNames.read(variation.getName())
            .ifPresent(names -> fieldNames.put(variation.getTypeVariationAnchor(), names));
      }
    }
  }

  /// The function that the plan declares at the anchor.
  SqlFunction function(int anchor) {
    SqlFunction function = functions.get(anchor);
    if (function == null) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The plan calls a function that it does not declare");
    }
    return function;
  }

  /// The names of declared types by anchor.
  Map<Integer, String> typeNames() {
    return types;
  }

  /// The names of the fields of structs by the anchor of their variation.
  Map<Integer, List<String>> fieldNames() {
    return fieldNames;
  }

  private static SqlFunction find(String urn, String declared) {
    int colon = declared.indexOf(':');
    String name = colon < 0 ? declared : declared.substring(0, colon);
    return Functions.findByBinding(urn, name)
        .orElseThrow(() -> LakebirdException.unimplemented("The function " + name + " of " + urn));
  }
}
