package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.ArraySubquerySyntax;
import dev.lakebird.sql.syntax.ArraySyntax;
import dev.lakebird.sql.syntax.BetweenSyntax;
import dev.lakebird.sql.syntax.BinarySyntax;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.sql.syntax.CaseSyntax;
import dev.lakebird.sql.syntax.CastSyntax;
import dev.lakebird.sql.syntax.DistinctFromSyntax;
import dev.lakebird.sql.syntax.ExistsSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.ExtractSyntax;
import dev.lakebird.sql.syntax.FieldAccessSyntax;
import dev.lakebird.sql.syntax.InListSyntax;
import dev.lakebird.sql.syntax.InSubquerySyntax;
import dev.lakebird.sql.syntax.InUnnestSyntax;
import dev.lakebird.sql.syntax.IntervalSyntax;
import dev.lakebird.sql.syntax.IsSyntax;
import dev.lakebird.sql.syntax.LikeSyntax;
import dev.lakebird.sql.syntax.LiteralSyntax;
import dev.lakebird.sql.syntax.LogicalSyntax;
import dev.lakebird.sql.syntax.NamedParameterSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.PositionalParameterSyntax;
import dev.lakebird.sql.syntax.QuantifiedLikeSyntax;
import dev.lakebird.sql.syntax.StructSyntax;
import dev.lakebird.sql.syntax.SubqueryExpressionSyntax;
import dev.lakebird.sql.syntax.SubscriptSyntax;
import dev.lakebird.sql.syntax.Syntax;
import dev.lakebird.sql.syntax.SystemVariableSyntax;
import dev.lakebird.sql.syntax.TupleSyntax;
import dev.lakebird.sql.syntax.UnarySyntax;
import dev.lakebird.sql.syntax.WithExpressionSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Expressions over the names of one scope.
///
/// @param commonTables what subqueries see
/// @param aggregates where aggregate calls go
/// @param windows where window functions go
record ExpressionAnalyzer(
    StatementContext statement,
    NameScope scope,
    CommonTables commonTables,
    AggregateSink aggregates,
    WindowSink windows) {

  ExpressionAnalyzer withAggregates(AggregateSink other) {
    return new ExpressionAnalyzer(statement, scope, commonTables, other, windows);
  }

  ExpressionAnalyzer withWindows(WindowSink other) {
    return new ExpressionAnalyzer(statement, scope, commonTables, aggregates, other);
  }

  /// For a place that takes neither aggregates nor window functions, such as a `WHERE clause`.
  ExpressionAnalyzer rowsOnly(String clause) {
    return withAggregates(AggregateSink.Forbidden.in(clause))
        .withWindows(WindowSink.Forbidden.in(clause));
  }

  ExpressionAnalyzer withScope(NameScope other) {
    return new ExpressionAnalyzer(statement, other, commonTables, aggregates, windows);
  }

  PlanExpression analyze(ExpressionSyntax syntax) {
    return switch (syntax) {
      case LiteralSyntax s -> new LiteralAnalyzer(statement.options().zone()).analyze(s);
      case PathSyntax s -> new PathAnalyzer(this).analyze(s);
      case NamedParameterSyntax s -> named(s);
      case PositionalParameterSyntax s -> positional(s);
      case SystemVariableSyntax s -> system(s);
      case FieldAccessSyntax s ->
          PathAnalyzer.field(analyze(s.base()), s.field(), Place.at(s.field().span().start()));
      case SubscriptSyntax s -> new ConstructorAnalyzer(this).subscript(s);
      case UnarySyntax s -> new OperatorAnalyzer(this).unary(s);
      case BinarySyntax s -> new OperatorAnalyzer(this).binary(s);
      case LogicalSyntax s -> new OperatorAnalyzer(this).logical(s);
      case DistinctFromSyntax s -> new ComparisonAnalyzer(this).distinctFrom(s);
      case IsSyntax s -> new ComparisonAnalyzer(this).is(s);
      case BetweenSyntax s -> new ComparisonAnalyzer(this).between(s);
      case InListSyntax s -> new ComparisonAnalyzer(this).inList(s);
      case InUnnestSyntax s -> new ComparisonAnalyzer(this).inUnnest(s);
      case LikeSyntax s -> new ComparisonAnalyzer(this).like(s);
      case QuantifiedLikeSyntax s -> new ComparisonAnalyzer(this).quantifiedLike(s);
      case CaseSyntax s -> new CaseAnalyzer(this).analyze(s);
      case CastSyntax s -> new CastAnalyzer(this).analyze(s);
      case ExtractSyntax s -> new DateAnalyzer(this).extract(s);
      case IntervalSyntax s -> new IntervalAnalyzer(this).analyze(s);
      case ArraySyntax s -> new ConstructorAnalyzer(this).array(s);
      case StructSyntax s -> new ConstructorAnalyzer(this).struct(s);
      case TupleSyntax s -> new ConstructorAnalyzer(this).tuple(s);
      case SubqueryExpressionSyntax s -> new SubqueryAnalyzer(this).scalar(s);
      case ArraySubquerySyntax s -> new SubqueryAnalyzer(this).array(s);
      case ExistsSyntax s -> new SubqueryAnalyzer(this).exists(s);
      case InSubquerySyntax s -> new SubqueryAnalyzer(this).in(s);
      case CallSyntax s -> new CallAnalyzer(this).analyze(s);
      case WithExpressionSyntax s -> with(s);
    };
  }

  List<PlanExpression> analyzeAll(List<ExpressionSyntax> syntaxes) {
    var expressions = new ArrayList<PlanExpression>();
    syntaxes.forEach(syntax -> expressions.add(analyze(syntax)));
    return expressions;
  }

  /// The expression as a BOOL.
  ///
  /// @param place what asks for it: `WHERE clause`
  PlanExpression condition(ExpressionSyntax syntax, String place) {
    var expression = analyze(syntax);
    if (!Coercion.coerces(expression, SqlType.BOOL)) {
      throw AnalysisError.typeMismatch(
          syntax, place + " should return type BOOL, but returns " + expression.type().sqlName());
    }
    return coerce(expression, SqlType.BOOL);
  }

  /// The expression as another type, which it must coerce to.
  PlanExpression coerce(PlanExpression expression, SqlType type) {
    return Coercion.coerce(expression, type, statement.options().zone());
  }

  /// The expressions as their common supertype.
  ///
  /// @param message what is said where there is none; `%s` stands for the types
  List<PlanExpression> unify(List<PlanExpression> expressions, Syntax syntax, String message) {
    var type =
        Supertypes.of(expressions)
            .orElseThrow(
                () ->
                    AnalysisError.typeMismatch(
                        syntax,
                        message.formatted(
                            String.join(
                                ", ",
                                expressions.stream()
                                    .map(e -> e.type().sqlName())
                                    .distinct()
                                    .toList()))));
    return expressions.stream().map(e -> coerce(e, type)).toList();
  }

  Calls calls() {
    return new Calls(statement.options().zone());
  }

  /// `@@error.message`, which is NULL outside of handlers.
  private PlanExpression system(SystemVariableSyntax syntax) {
    var name =
        syntax.parts().stream()
            .map(part -> part.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("."));
    if (!name.equals("error.message")) {
      throw AnalysisError.unimplemented(syntax, "The system variable @@" + name);
    }
    var value = statement.options().variables().get("@@" + name);
    return Constant.of(
        value == null ? Value.nullOf(SqlType.STRING) : value, Place.at(syntax.span().start()));
  }

  private PlanExpression named(NamedParameterSyntax syntax) {
    var value = statement.options().namedParameters().get(syntax.name().toLowerCase(Locale.ROOT));
    var undeclared = statement.options().undeclared();
    if (value == null && undeclared.isPresent()) {
      return undeclared.get().named(syntax);
    }
    if (value == null) {
      throw AnalysisError.at(
          syntax, ErrorCode.UNKNOWN_NAME, "Query parameter '" + syntax.name() + "' not found");
    }
    return parameter(value, syntax);
  }

  private PlanExpression positional(PositionalParameterSyntax syntax) {
    var values = statement.options().positionalParameters();
    var undeclared = statement.options().undeclared();
    if (syntax.ordinal() > values.size() && undeclared.isPresent()) {
      return undeclared.get().positional(syntax);
    }
    if (syntax.ordinal() > values.size()) {
      throw AnalysisError.at(
          syntax,
          ErrorCode.UNKNOWN_NAME,
          "Query parameter number "
              + syntax.ordinal()
              + " is not defined ("
              + values.size()
              + " provided)");
    }
    return parameter(values.get(syntax.ordinal() - 1), syntax);
  }

  private static PlanExpression parameter(Value value, Syntax syntax) {
    return new Constant(value, Constant.Origin.PARAMETER, Place.at(syntax.span().start()));
  }

  private PlanExpression with(WithExpressionSyntax syntax) {
    var visible = new ArrayList<ScopeColumn>();
    var analyzer = this;
    for (var variable : syntax.variables()) {
      visible.add(new ScopeColumn(variable.name().name(), analyzer.analyze(variable.value())));
      analyzer = withScope(new NameScope(FromScope.EMPTY, visible, scope));
    }
    return analyzer.analyze(syntax.result());
  }
}
