package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.functions.Functions;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Dotted names: a column, a row or its column, then fields.
final class PathAnalyzer {
  private static final Set<String> CALLS_WITHOUT_PARENTHESES =
      Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_DATETIME", "CURRENT_TIMESTAMP");

  private final ExpressionAnalyzer expressions;

  PathAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  PlanExpression analyze(PathSyntax path) {
    return find(path)
        .orElseThrow(
            () -> {
              var name = path.parts().getFirst().name();
              return AnalysisError.at(
                  path,
                  ErrorCode.UNKNOWN_NAME,
                  "Unrecognized name: " + name + NearNames.suggestion(name, names()));
            });
  }

  private List<String> names() {
    var names = new ArrayList<>(expressions.scope().names());
    names.addAll(expressions.statement().parameters().names());
    return names;
  }

  /// The value of a path, or nothing where its first name is not in scope.
  Optional<PlanExpression> find(PathSyntax path) {
    var parts = path.parts();
    var first = parts.getFirst();
    var place = Place.at(path.span().start());
    var meaning =
        expressions.scope().find(first).or(() -> expressions.statement().parameters().find(first));
    if (meaning.isEmpty()) {
      return parts.size() == 1 ? callWithoutParentheses(first, place) : Optional.empty();
    }
    if (meaning.get() instanceof NameScope.Meaning.Row row && parts.size() > 1) {
      return Optional.of(
          fields(column(row.variable(), parts.get(1), place), parts.subList(2, parts.size())));
    }
    var value = at(NameScope.valueOf(meaning.get(), place), place);
    return Optional.of(fields(value, parts.subList(1, parts.size())));
  }

  /// The same value, written at another place.
  private static PlanExpression at(PlanExpression expression, Place place) {
    return expression instanceof ColumnReference reference
        ? new ColumnReference(reference.column(), place)
        : expression;
  }

  private static PlanExpression column(RangeVariable variable, IdentifierSyntax name, Place place) {
    var column =
        NameScope.only(variable.columns(), name)
            .orElseThrow(
                () ->
                    AnalysisError.at(
                        name,
                        ErrorCode.UNKNOWN_NAME,
                        "Name "
                            + name.name()
                            + " not found inside "
                            + variable.name()
                            + NearNames.suggestion(
                                name.name(),
                                variable.columns().stream().map(ScopeColumn::name).toList())));
    return at(column, place);
  }

  private static PlanExpression fields(PlanExpression base, List<IdentifierSyntax> names) {
    var value = base;
    for (var name : names) {
      value = field(value, name, Place.at(name.span().start()));
    }
    return value;
  }

  /// A member or element of a JSON value.
  static PlanExpression jsonField(PlanExpression base, PlanExpression key, Place place) {
    var function = Functions.find("$json_field").orElseThrow();
    return new Call(function, List.of(base, key), SqlType.JSON, false, place);
  }

  /// A field of a STRUCT or a member of a JSON value.
  static PlanExpression field(PlanExpression base, IdentifierSyntax name, Place place) {
    if (base.type() instanceof SqlType.Json) {
      return jsonField(base, Constant.of(Value.of(name.name()), place), place);
    }
    if (!(base.type() instanceof SqlType.Struct struct)) {
      throw AnalysisError.typeMismatch(
          name,
          "Cannot access field " + name.name() + " on a value with type " + base.type().sqlName());
    }
    int found = -1;
    for (int i = 0; i < struct.fields().size(); i++) {
      var field = struct.fields().get(i).name();
      if (field.isPresent() && field.get().equalsIgnoreCase(name.name())) {
        if (found >= 0) {
          throw AnalysisError.at(
              name, ErrorCode.AMBIGUOUS_NAME, "Struct field name " + name.name() + " is ambiguous");
        }
        found = i;
      }
    }
    if (found < 0) {
      throw AnalysisError.at(
          name,
          ErrorCode.UNKNOWN_NAME,
          "Field name "
              + name.name()
              + " does not exist in "
              + struct.sqlName()
              + NearNames.suggestion(
                  name.name(), struct.fields().stream().map(f -> f.name().orElse("")).toList()));
    }
    return Structs.field(base, found, place);
  }

  private Optional<PlanExpression> callWithoutParentheses(IdentifierSyntax name, Place place) {
    var upper = name.name().toUpperCase(Locale.ROOT);
    if (name.quoted() || !CALLS_WITHOUT_PARENTHESES.contains(upper)) {
      return Optional.empty();
    }
    return Functions.find(upper)
        .map(
            function -> {
              var resolved = expressions.calls().resolve(function, List.of(), name, place);
              return new Call(function, List.of(), resolved.type(), false, place);
            });
  }
}
