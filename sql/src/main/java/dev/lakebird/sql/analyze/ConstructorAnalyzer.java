package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.syntax.ArraySyntax;
import dev.lakebird.sql.syntax.IntegerLiteralSyntax;
import dev.lakebird.sql.syntax.StructFieldSyntax;
import dev.lakebird.sql.syntax.StructSyntax;
import dev.lakebird.sql.syntax.SubscriptMode;
import dev.lakebird.sql.syntax.SubscriptSyntax;
import dev.lakebird.sql.syntax.TupleSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Arrays and structs: making them, and taking an element.
final class ConstructorAnalyzer {
  private final ExpressionAnalyzer expressions;

  ConstructorAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  PlanExpression array(ArraySyntax syntax) {
    var place = Place.at(syntax.span().start());
    var elements = expressions.analyzeAll(syntax.elements());
    var written = syntax.elementType();
    if (written != null) {
      return typed(TypeAnalyzer.type(written), elements, syntax, place);
    }
    if (elements.isEmpty()) {
      return new Constant(
          new Value.ArrayValue(SqlType.array(SqlType.INT64), List.of()),
          Constant.Origin.LITERAL,
          place);
    }
    var unified =
        expressions.unify(
            elements, syntax, "Array elements of types {%s} do not have a common supertype");
    return made(Collations.common(unified.getFirst().type(), unified), unified, syntax, place);
  }

  private PlanExpression typed(
      SqlType element, List<PlanExpression> elements, ArraySyntax syntax, Place place) {
    var coerced = new ArrayList<PlanExpression>();
    for (int i = 0; i < elements.size(); i++) {
      var value = elements.get(i);
      if (!Coercion.coerces(value, element)) {
        throw AnalysisError.typeMismatch(
            syntax.elements().get(i),
            "Array element type "
                + value.type().sqlName()
                + " does not coerce to "
                + element.sqlName());
      }
      coerced.add(expressions.coerce(value, element));
    }
    if (coerced.isEmpty()) {
      return Constant.of(new Value.ArrayValue(SqlType.array(element), List.of()), place);
    }
    return made(element, coerced, syntax, place);
  }

  private static PlanExpression made(
      SqlType element, List<PlanExpression> elements, ArraySyntax syntax, Place place) {
    if (element instanceof SqlType.Array) {
      throw AnalysisError.invalid(
          syntax,
          "Cannot construct array with element type ARRAY because nested arrays are not"
              + " supported");
    }
    return new ArrayOf(elements, SqlType.array(element), place);
  }

  PlanExpression struct(StructSyntax syntax) {
    var place = Place.at(syntax.span().start());
    var type = syntax.type();
    if (type != null) {
      return typed(TypeAnalyzer.struct(type), syntax, place);
    }
    var fields = new ArrayList<SqlType.Field>();
    var values = new ArrayList<PlanExpression>();
    for (var field : syntax.fields()) {
      var value = expressions.analyze(field.value());
      fields.add(new SqlType.Field(name(field), value.type()));
      values.add(value);
    }
    return new StructOf(values, new SqlType.Struct(fields), place);
  }

  private static Optional<String> name(StructFieldSyntax field) {
    var alias = field.alias();
    return alias != null ? Optional.of(alias.name()) : ImplicitNames.of(field.value());
  }

  private PlanExpression typed(SqlType.Struct type, StructSyntax syntax, Place place) {
    if (type.fields().size() != syntax.fields().size()) {
      throw AnalysisError.invalid(
          syntax,
          "STRUCT type has "
              + type.fields().size()
              + " fields but constructor call has "
              + syntax.fields().size()
              + " fields");
    }
    var values = new ArrayList<PlanExpression>();
    for (int i = 0; i < type.fields().size(); i++) {
      var field = syntax.fields().get(i);
      if (field.alias() != null) {
        throw AnalysisError.invalid(
            field, "STRUCT constructors cannot specify both an explicit type and field names");
      }
      var value = expressions.analyze(field.value());
      var wanted = type.fields().get(i).type();
      if (!Coercion.coerces(value, wanted)) {
        throw AnalysisError.typeMismatch(
            field,
            "Struct field "
                + (i + 1)
                + " has type "
                + value.type().sqlName()
                + " which does not coerce to "
                + wanted.sqlName());
      }
      values.add(expressions.coerce(value, wanted));
    }
    return new StructOf(values, type, place);
  }

  PlanExpression tuple(TupleSyntax syntax) {
    var values = expressions.analyzeAll(syntax.fields());
    var fields = values.stream().map(v -> SqlType.Field.anonymous(v.type())).toList();
    return new StructOf(values, new SqlType.Struct(fields), Place.at(syntax.span().start()));
  }

  PlanExpression subscript(SubscriptSyntax syntax) {
    return subscript(expressions.analyze(syntax.base()), syntax);
  }

  /// The subscript of a value that stands for what is written before it.
  PlanExpression subscript(PlanExpression base, SubscriptSyntax syntax) {
    var place = Place.at(syntax.index().span().start());
    return switch (base.type()) {
      case SqlType.Array t ->
          expressions
              .calls()
              .operator(
                  arrayFunction(syntax.mode()),
                  syntax,
                  place,
                  base,
                  expressions.analyze(syntax.index()));
      case SqlType.Struct t -> structField(base, t, syntax, place);
      case SqlType.Json t -> {
        if (syntax.mode() != SubscriptMode.PLAIN) {
          throw AnalysisError.invalid(
              syntax, "OFFSET and ORDINAL are not for subscripts of JSON values");
        }
        yield expressions
            .calls()
            .operator("$json_field", syntax, place, base, expressions.analyze(syntax.index()));
      }
      default ->
          throw AnalysisError.typeMismatch(
              syntax,
              "Subscript access using [] is not supported on values of type "
                  + base.type().sqlName());
    };
  }

  private static String arrayFunction(SubscriptMode mode) {
    return switch (mode) {
      case PLAIN, OFFSET -> "$array_at_offset";
      case ORDINAL -> "$array_at_ordinal";
      case SAFE_OFFSET -> "$safe_array_at_offset";
      case SAFE_ORDINAL -> "$safe_array_at_ordinal";
    };
  }

  private static PlanExpression structField(
      PlanExpression base, SqlType.Struct type, SubscriptSyntax syntax, Place place) {
    int first =
        switch (syntax.mode()) {
          case PLAIN, OFFSET -> 0;
          case ORDINAL -> 1;
          case SAFE_OFFSET, SAFE_ORDINAL ->
              throw AnalysisError.invalid(syntax, "SAFE subscripts are not for STRUCT");
        };
    if (!(syntax.index() instanceof IntegerLiteralSyntax literal)) {
      throw AnalysisError.invalid(
          syntax.index(), "Field element access is only supported for literal integer positions");
    }
    var index = literal.value().subtract(BigInteger.valueOf(first));
    if (index.signum() < 0 || index.compareTo(BigInteger.valueOf(type.fields().size())) >= 0) {
      throw AnalysisError.at(
          syntax.index(),
          ErrorCode.INVALID_QUERY,
          "Field ordinal " + literal.value() + " is out of bounds in " + type.sqlName());
    }
    return Structs.field(base, index.intValueExact(), place);
  }
}
