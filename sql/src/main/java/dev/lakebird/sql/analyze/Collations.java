package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.sql.collate.CollatedTypes;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.ArrayTypeSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.NamedTypeSyntax;
import dev.lakebird.sql.syntax.RangeTypeSyntax;
import dev.lakebird.sql.syntax.StringLiteralSyntax;
import dev.lakebird.sql.syntax.StructTypeSyntax;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.sql.syntax.TypeSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Where collations come from, and which values have them. Source: the GoogleSQL reference, "Collation".
final class Collations {
  private Collations() {}

  /// A STRING under the collation that is written beside it.
  static PlanExpression collated(
      PlanExpression value, PlanExpression specification, Syntax syntax) {
    if (!(value.type() instanceof SqlType.StringType)) {
      throw AnalysisError.typeMismatch(
          syntax, "COLLATE is for STRING, and not for " + value.type().sqlName());
    }
    return collated(value, text(specification, syntax), syntax);
  }

  private static PlanExpression collated(
      PlanExpression value, String specification, Syntax syntax) {
    return collated(value, string(specification, syntax), specification);
  }

  private static PlanExpression collated(PlanExpression value, SqlType type, String specification) {
    return new Call(
        FunctionTable.operator("COLLATE"),
        List.of(value, Constant.of(Value.of(specification), value.place())),
        type,
        false,
        value.place());
  }

  /// A STRING without a collation under that of the type; anything else as it is.
  static PlanExpression as(PlanExpression value, SqlType type) {
    return value.type().equals(SqlType.STRING)
            && type instanceof SqlType.StringType text
            && text.collation().isPresent()
        ? collated(value, text, text.collation().get())
        : value;
  }

  /// The type of values that are unified, with the collations of all.
  static SqlType common(SqlType type, List<PlanExpression> values) {
    return values.stream().map(PlanExpression::type).reduce(type, CollatedTypes::merged);
  }

  /// The value under the collation that it has in common with others, if there is one.
  static PlanExpression inCommon(PlanExpression value, List<PlanExpression> others, Syntax syntax) {
    if (!(value.type() instanceof SqlType.StringType)) {
      return value;
    }
    var type = value.type();
    try {
      for (var other : others) {
        if (other.type() instanceof SqlType.StringType) {
          type = CollatedTypes.merged(type, other.type());
        }
      }
    } catch (LakebirdException e) {
      throw e.at(syntax.span().start());
    }
    var collation = ((SqlType.StringType) type).collation();
    return collation.isEmpty() || type.equals(value.type())
        ? value
        : collated(value, collation.get(), syntax);
  }

  private static String text(PlanExpression specification, Syntax syntax) {
    if (specification instanceof Constant c && c.value() instanceof Value.StringValue text) {
      return text.value();
    }
    throw AnalysisError.invalid(
        syntax, "The collation must be a STRING literal or parameter, and not NULL");
  }

  private static SqlType string(String specification, Syntax syntax) {
    try {
      return CollatedTypes.string(specification);
    } catch (LakebirdException e) {
      throw e.at(syntax.span().start());
    }
  }

  /// The type of a column with COLLATE behind it.
  static SqlType column(SqlType type, ExpressionSyntax collation) {
    if (!(type instanceof SqlType.StringType)) {
      throw AnalysisError.invalid(
          collation, "COLLATE is for STRING, and not for " + type.sqlName());
    }
    return string(literal(collation), collation);
  }

  private static String literal(ExpressionSyntax collation) {
    if (collation instanceof StringLiteralSyntax literal) {
      return literal.value();
    }
    throw AnalysisError.invalid(collation, "The collation must be a STRING literal");
  }

  /// The type as written, where what has no COLLATE takes the table's default.
  static SqlType withDefault(TypeSyntax syntax, ExpressionSyntax collation) {
    var type = TypeAnalyzer.type(syntax);
    var specification = literal(collation);
    string(specification, collation);
    return withDefault(syntax, type, specification);
  }

  private static SqlType withDefault(TypeSyntax syntax, SqlType type, String specification) {
    return switch (syntax) {
      case NamedTypeSyntax t ->
          t.collation() == null ? CollatedTypes.withDefault(type, specification) : type;
      case RangeTypeSyntax t -> type;
      case ArrayTypeSyntax t ->
          SqlType.array(withDefault(t.element(), ((SqlType.Array) type).element(), specification));
      case StructTypeSyntax t -> {
        var fields = new ArrayList<SqlType.Field>();
        for (int i = 0; i < t.fields().size(); i++) {
          var field = ((SqlType.Struct) type).fields().get(i);
          fields.add(
              new SqlType.Field(
                  field.name(),
                  withDefault(t.fields().get(i).type(), field.type(), specification)));
        }
        yield new SqlType.Struct(fields);
      }
    };
  }

  /// The type of a call, with the collation that the function passes on.
  ///
  /// @throws LakebirdException INVALID_QUERY where arguments have different ones
  static SqlType result(SqlFunction function, List<PlanExpression> arguments, SqlType type) {
    return switch (function.definition().name()) {
      case "COLLATE" -> collate(arguments);
      case "CONCAT",
          "$concat",
          "LEFT",
          "RIGHT",
          "LOWER",
          "UPPER",
          "LPAD",
          "RPAD",
          "REPEAT",
          "REPLACE",
          "REVERSE",
          "SOUNDEX",
          "SPLIT",
          "SUBSTR",
          "NORMALIZE",
          "NORMALIZE_AND_CASEFOLD",
          "STRING_AGG",
          "ARRAY_TO_STRING",
          "NET.HOST",
          "NET.PUBLIC_SUFFIX",
          "NET.REG_DOMAIN" ->
          passedOn(arguments, type);
      case "FORMAT", "FORMAT_DATE", "FORMAT_DATETIME", "FORMAT_TIME", "FORMAT_TIMESTAMP" ->
          arguments.isEmpty() ? type : passedOn(arguments.subList(0, 1), type);
      default -> type;
    };
  }

  private static SqlType collate(List<PlanExpression> arguments) {
    if (arguments.getLast() instanceof Constant c && c.value() instanceof Value.StringValue text) {
      return CollatedTypes.string(text.value());
    }
    throw new LakebirdException(
        ErrorCode.INVALID_QUERY,
        "The second argument of COLLATE must be a STRING literal or parameter, and not NULL");
  }

  private static SqlType passedOn(List<PlanExpression> arguments, SqlType type) {
    SqlType common = SqlType.STRING;
    for (var argument : arguments) {
      var own = argument.type() instanceof SqlType.Array array ? array.element() : argument.type();
      if (own instanceof SqlType.StringType) {
        common = CollatedTypes.merged(common, own);
      }
    }
    return switch (type) {
      case SqlType.StringType t -> common;
      case SqlType.Array t when t.element() instanceof SqlType.StringType -> SqlType.array(common);
      default -> type;
    };
  }
}
