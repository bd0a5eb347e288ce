package dev.lakebird.sql.analyze;

import dev.lakebird.functions.Functions;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.FreeColumns;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.syntax.ArgumentSyntax;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Array functions with a lambda: subqueries over the elements of the array. Source: the GoogleSQL
/// reference, "Array functions" and "Lambdas".
record LambdaCalls(ExpressionAnalyzer expressions) {
  /// The value of a call, if it is of one of these functions and has a lambda.
  ///
  /// @param name in upper case
  Optional<PlanExpression> call(String name, CallSyntax syntax) {
    var lambda =
        syntax.arguments().stream()
            .filter(ArgumentSyntax.Lambda.class::isInstance)
            .map(ArgumentSyntax.Lambda.class::cast)
            .findFirst();
    boolean known =
        switch (name) {
          case "ARRAY_TRANSFORM", "ARRAY_FILTER", "ARRAY_INCLUDES", "ARRAY_ZIP" -> true;
          default -> false;
        };
    if (!known || lambda.isEmpty()) {
      if (name.equals("ARRAY_TRANSFORM") || name.equals("ARRAY_FILTER")) {
        throw AnalysisError.invalid(syntax, name + " takes an array and a lambda");
      }
      return Optional.empty();
    }
    return Optional.of(
        name.equals("ARRAY_ZIP") ? zipped(syntax, lambda.get()) : over(name, syntax, lambda.get()));
  }

  private PlanExpression over(String name, CallSyntax syntax, ArgumentSyntax.Lambda lambda) {
    if (syntax.arguments().size() != 2
        || lambda.name() != null
        || !(syntax.arguments().getFirst() instanceof ArgumentSyntax.Value written)) {
      throw AnalysisError.invalid(syntax, name + " takes an array and a lambda");
    }
    var array = array(expressions.analyze(written.value()), syntax);
    var rows = new Rows(array, syntax);
    int least = 1;
    int most = name.equals("ARRAY_INCLUDES") ? 1 : 2;
    if (lambda.parameters().size() < least || lambda.parameters().size() > most) {
      throw AnalysisError.invalid(
          lambda,
          "The lambda of "
              + name
              + " takes "
              + (most == 1 ? "one parameter" : "one or two parameters"));
    }
    var body = body(lambda, List.of(rows.elementValue(), rows.offsetValue()));
    return switch (name) {
      case "ARRAY_TRANSFORM" -> rows.collected(rows.plan(), body);
      case "ARRAY_FILTER" ->
          rows.collected(new FilterPlan(rows.plan(), condition(body, lambda)), rows.elementValue());
      default -> rows.exists(condition(body, lambda));
    };
  }

  /// ARRAY_ZIP whose lambda gets the fields of each STRUCT.
  private PlanExpression zipped(CallSyntax syntax, ArgumentSyntax.Lambda lambda) {
    var others = new ArrayList<ArgumentSyntax>(syntax.arguments());
    others.remove(lambda);
    var zip =
        new CallSyntax(syntax.span(), syntax.function(), syntax.distinct(), others, null, null);
    var function = Functions.find("ARRAY_ZIP").orElseThrow();
    var place = Place.at(syntax.span().start());
    var resolved =
        expressions
            .calls()
            .resolve(
                function, new CallAnalyzer(expressions).callArguments(function, zip), zip, place);
    var array = new Call(function, resolved.arguments(), resolved.type(), syntax.safe(), place);
    var rows = new Rows(array, syntax);
    var fields = ((SqlType.Struct) ((SqlType.Array) array.type()).element()).fields().size();
    if (lambda.parameters().size() != fields) {
      throw AnalysisError.invalid(
          lambda, "The lambda of ARRAY_ZIP takes one parameter for each array");
    }
    var values = new ArrayList<PlanExpression>();
    for (int i = 0; i < fields; i++) {
      values.add(FieldAccess.of(rows.elementValue(), i, place));
    }
    return rows.collected(rows.plan(), body(lambda, values));
  }

  private static PlanExpression array(PlanExpression value, CallSyntax syntax) {
    if (Supertypes.isUntypedNull(value)) {
      return Constant.of(Value.nullOf(SqlType.array(SqlType.INT64)), value.place());
    }
    if (!(value.type() instanceof SqlType.Array)) {
      throw AnalysisError.typeMismatch(
          syntax,
          String.join(".", syntax.functionNames())
              + " takes an ARRAY, and not "
              + value.type().sqlName());
    }
    return value;
  }

  private PlanExpression body(ArgumentSyntax.Lambda lambda, List<PlanExpression> values) {
    var names = new ArrayList<ScopeColumn>();
    for (int i = 0; i < lambda.parameters().size(); i++) {
      names.add(new ScopeColumn(lambda.parameters().get(i).name(), values.get(i)));
    }
    return expressions
        .rowsOnly("a lambda")
        .withScope(new NameScope(FromScope.EMPTY, names, expressions.scope()))
        .analyze(lambda.body());
  }

  private PlanExpression condition(PlanExpression body, ArgumentSyntax.Lambda lambda) {
    if (!Coercion.coerces(body, SqlType.BOOL)) {
      throw AnalysisError.typeMismatch(
          lambda, "The lambda must return a BOOL, and not " + body.type().sqlName());
    }
    return expressions.coerce(body, SqlType.BOOL);
  }

  /// The elements of an array as rows.
  private final class Rows {
    private final PlanExpression array;
    private final Place place;
    private final PlanColumn element;
    private final PlanColumn offset;

    Rows(PlanExpression array, CallSyntax syntax) {
      this.array = array;
      this.place = Place.at(syntax.span().start());
      element = expressions.statement().column("element", ((SqlType.Array) array.type()).element());
      offset = expressions.statement().column("offset", SqlType.INT64);
    }

    PlanExpression elementValue() {
      return new ColumnReference(element, place);
    }

    PlanExpression offsetValue() {
      return new ColumnReference(offset, place);
    }

    LogicalPlan plan() {
      return new UnnestPlan(ValuesPlan.oneRow(), array, element, offset, false);
    }

    /// A value of each row, in the order of the array.
    PlanExpression collected(LogicalPlan rows, PlanExpression value) {
      var column = expressions.statement().column("value", value.type());
      var values =
          new ProjectPlan(rows, List.of(new Assignment(column, value), Assignment.pass(offset)));
      var sorted = new SortPlan(values, List.of(new SortKey(offsetValue(), false, true)));
      var plan = ProjectPlan.keep(sorted, List.of(column));
      return unlessNull(subquery(SubqueryValue.Kind.ARRAY, plan, SqlType.array(value.type())));
    }

    PlanExpression exists(PlanExpression condition) {
      return unlessNull(
          subquery(SubqueryValue.Kind.EXISTS, new FilterPlan(plan(), condition), SqlType.BOOL));
    }

    private PlanExpression subquery(SubqueryValue.Kind kind, LogicalPlan plan, SqlType type) {
      return new SubqueryValue(kind, plan, List.of(), FreeColumns.of(plan), type, place);
    }

    private PlanExpression unlessNull(PlanExpression value) {
      var isNull =
          new Call(
              Functions.find("$is_null").orElseThrow(), List.of(array), SqlType.BOOL, false, place);
      return new CaseWhen(
          List.of(new CaseWhen.Branch(isNull, Constant.of(Value.nullOf(value.type()), place))),
          value,
          value.type(),
          place);
    }
  }
}
