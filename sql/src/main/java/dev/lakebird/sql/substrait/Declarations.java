package dev.lakebird.sql.substrait;

import dev.lakebird.functions.spi.FunctionDefinition.PlanBinding;
import dev.lakebird.types.SqlType;
import io.substrait.proto.Plan;
import io.substrait.proto.SimpleExtensionDeclaration;
import io.substrait.proto.SimpleExtensionURN;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The functions and types a plan uses, with their anchors, counted from 1 in the order of use.
final class Declarations {
  /// Where our own types are declared.
  static final String TYPES = "extension:dev.lakebird:types";

  private record Declared(String urn, String name) {}

  private final Map<String, Integer> urns = new LinkedHashMap<>();
  private final Map<Declared, Integer> functions = new LinkedHashMap<>();
  private final Map<Declared, Integer> types = new LinkedHashMap<>();
  private final Map<Declared, Integer> variations = new LinkedHashMap<>();

  /// The anchor of a function called with arguments of these types.
  int function(PlanBinding binding, List<SqlType> arguments) {
    var signature = String.join("_", arguments.stream().map(ShortTypeNames::of).toList());
    return anchor(
        functions, new Declared(binding.extensionUrn(), binding.name() + ":" + signature));
  }

  /// The anchor of one of our own types.
  int type(String name) {
    return anchor(types, new Declared(TYPES, name));
  }

  /// The anchor of the struct with fields of these names; 0 where none has a name.
  int fieldNames(SqlType.Struct struct) {
    return FieldNames.hasNames(struct)
        ? anchor(variations, new Declared(TYPES, FieldNames.variation(struct)))
        : 0;
  }

  private int anchor(Map<Declared, Integer> anchors, Declared declared) {
    urns.computeIfAbsent(declared.urn(), urn -> urns.size() + 1);
    return anchors.computeIfAbsent(declared, d -> anchors.size() + 1);
  }

  /// Adds everything declared so far to the plan.
  void addTo(Plan.Builder plan) {
    urns.forEach(
        (urn, anchor) ->
            plan.addExtensionUrns(
                SimpleExtensionURN.newBuilder().setUrn(urn).setExtensionUrnAnchor(anchor)));
    types.forEach(
        (type, anchor) ->
            plan.addExtensions(
                SimpleExtensionDeclaration.newBuilder()
                    .setExtensionType(
                        SimpleExtensionDeclaration.ExtensionType.newBuilder()
                            .setExtensionUrnReference(urnOf(type))
                            .setTypeAnchor(anchor)
                            .setName(type.name()))));
    variations.forEach(
        (variation, anchor) ->
            plan.addExtensions(
                SimpleExtensionDeclaration.newBuilder()
                    .setExtensionTypeVariation(
                        SimpleExtensionDeclaration.ExtensionTypeVariation.newBuilder()
                            .setExtensionUrnReference(urnOf(variation))
                            .setTypeVariationAnchor(anchor)
                            .setName(variation.name()))));
    functions.forEach(
        (function, anchor) ->
            plan.addExtensions(
                SimpleExtensionDeclaration.newBuilder()
                    .setExtensionFunction(
                        SimpleExtensionDeclaration.ExtensionFunction.newBuilder()
                            .setExtensionUrnReference(urnOf(function))
                            .setFunctionAnchor(anchor)
                            .setName(function.name()))));
  }

  private int urnOf(Declared declared) {
    return urns.getOrDefault(declared.urn(), 0);
  }
}
