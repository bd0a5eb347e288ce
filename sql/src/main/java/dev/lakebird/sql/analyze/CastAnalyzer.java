package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.CastSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.value.Value;
import java.util.List;
import java.util.Optional;

/// CAST and SAFE_CAST. Source: the GoogleSQL reference, "Conversion rules".
final class CastAnalyzer {
  private final ExpressionAnalyzer expressions;

  CastAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  PlanExpression analyze(CastSyntax syntax) {
    if (syntax.format() != null) {
      return new CastFormatAnalyzer(expressions).analyze(syntax, syntax.format());
    }
    var place = Place.at(syntax.span().start());
    var type = TypeAnalyzer.type(syntax.type());
    var operand = exact(expressions.analyze(syntax.operand()), type);
    var parameters = TypeAnalyzer.parameters(syntax.type());
    if (Supertypes.isUntypedNull(operand)) {
      expressions
          .statement()
          .options()
          .undeclared()
          .ifPresent(u -> u.expect(operand.place(), type));
      return Constant.of(Value.nullOf(type), place);
    }
    if (Supertypes.isErrorCall(operand) && !syntax.safe()) {
      return expressions.coerce(operand, type);
    }
    var nested = TypeAnalyzer.nestedParameters(syntax.type());
    if (parameters.equals(TypeParameters.NONE) && !nested.replace(";", "").isEmpty()) {
      return nested(syntax, operand, type, nested, place);
    }
    boolean coerced = Coercion.coerces(operand, type);
    if (!coerced && !isCastable(operand.type(), type)) {
      throw AnalysisError.typeMismatch(
          syntax, "Invalid cast from " + operand.type().sqlName() + " to " + type.sqlName());
    }
    if (Coercion.sameLayout(operand.type(), type) && parameters.equals(TypeParameters.NONE)) {
      return retyped(operand, type, place);
    }
    return parameters.equals(TypeParameters.NONE)
        ? read(operand, type, place)
            .orElseGet(() -> new Cast(operand, type, parameters, syntax.safe(), place))
        : new Cast(operand, type, parameters, syntax.safe(), place);
  }

  /// A cast to an ARRAY or STRUCT with type parameters inside.
  private PlanExpression nested(
      CastSyntax syntax, PlanExpression operand, SqlType type, String parameters, Place place) {
    if (!Coercion.coerces(operand, type) && !isCastable(operand.type(), type)) {
      throw AnalysisError.typeMismatch(
          syntax, "Invalid cast from " + operand.type().sqlName() + " to " + type.sqlName());
    }
    var cast =
        Coercion.sameLayout(operand.type(), type)
            ? retyped(operand, type, place)
            : new Cast(operand, type, TypeParameters.NONE, syntax.safe(), place);
    return new Call(
        FunctionTable.operator("$apply_nested_type_parameters"),
        List.of(cast, Constant.of(Value.of(parameters), place)),
        type,
        syntax.safe(),
        place);
  }

  /// A FLOAT64 literal as the decimal that its digits say, where it is cast to one that holds it.
  private static PlanExpression exact(PlanExpression operand, SqlType type) {
    boolean decimal = type instanceof SqlType.Numeric || type instanceof SqlType.BigNumeric;
    if (decimal && operand instanceof Constant constant) {
      var written = constant.written();
      if (written != null && LiteralConversion.fits(written, type)) {
        return Constant.of(
            LiteralConversion.decimal(written, type, constant.place()), constant.place());
      }
    }
    return operand;
  }

  /// The value of a text literal as a date or time; what cannot be read is left to fail when it is run.
  private Optional<PlanExpression> read(PlanExpression operand, SqlType type, Place place) {
    if (operand instanceof Constant c && c.value() instanceof Value.StringValue text) {
      return TemporalText.read(text.value(), type, expressions.statement().options().zone())
          .map(value -> Constant.of(value, place));
    }
    return Optional.empty();
  }

  /// The operand itself, which is no literal any more.
  private static PlanExpression retyped(PlanExpression operand, SqlType type, Place place) {
    if (operand instanceof Constant constant) {
      return Constant.of(constant.value(), place);
    }
    return operand.type().equals(type)
        ? operand
        : new Cast(operand, type, TypeParameters.NONE, false, place);
  }

  static boolean isCastable(SqlType from, SqlType to) {
    if (Coercion.sameLayout(from, to)) {
      return true;
    }
    return switch (from) {
      case SqlType.Int64 t ->
          to.isNumeric() || to instanceof SqlType.Bool || to instanceof SqlType.StringType;
      case SqlType.Float64 t -> to.isNumeric() || to instanceof SqlType.StringType;
      case SqlType.Numeric t -> to.isNumeric() || to instanceof SqlType.StringType;
      case SqlType.BigNumeric t -> to.isNumeric() || to instanceof SqlType.StringType;
      case SqlType.Bool t -> to instanceof SqlType.Int64 || to instanceof SqlType.StringType;
      case SqlType.StringType t -> fromString(to);
      case SqlType.Bytes t -> to instanceof SqlType.StringType;
      case SqlType.Date t ->
          to instanceof SqlType.StringType
              || to instanceof SqlType.Datetime
              || to instanceof SqlType.Timestamp;
      case SqlType.Datetime t ->
          to instanceof SqlType.StringType
              || to instanceof SqlType.Date
              || to instanceof SqlType.Time
              || to instanceof SqlType.Timestamp;
      case SqlType.Time t -> to instanceof SqlType.StringType;
      case SqlType.Timestamp t ->
          to instanceof SqlType.StringType
              || to instanceof SqlType.Date
              || to instanceof SqlType.Time
              || to instanceof SqlType.Datetime;
      case SqlType.Interval t -> to instanceof SqlType.StringType;
      case SqlType.Range t -> to instanceof SqlType.StringType;
      case SqlType.Array t ->
          to instanceof SqlType.Array other && isCastable(t.element(), other.element());
      case SqlType.Struct t -> to instanceof SqlType.Struct other && fieldsCast(t, other);
      case SqlType.Json t -> false;
      case SqlType.Geography t -> false;
    };
  }

  private static boolean fromString(SqlType to) {
    return switch (to) {
      case SqlType.Array t -> false;
      case SqlType.Struct t -> false;
      case SqlType.Json t -> false;
      case SqlType.Geography t -> false;
      default -> true;
    };
  }

  private static boolean fieldsCast(SqlType.Struct from, SqlType.Struct to) {
    if (from.fields().size() != to.fields().size()) {
      return false;
    }
    for (int i = 0; i < from.fields().size(); i++) {
      if (!isCastable(from.fields().get(i).type(), to.fields().get(i).type())) {
        return false;
      }
    }
    return true;
  }
}
