package dev.lakebird.sql.analyze;

import dev.lakebird.functions.Functions;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
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
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FieldAccessSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.SubscriptSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// FLATTEN: a path whose steps go through the elements of arrays. Source: the GoogleSQL reference,
/// "FLATTEN" and "Array elements field access operator".
final class FlattenAnalyzer {
  private final ExpressionAnalyzer expressions;
  private final List<SortKey> order = new ArrayList<>();
  private final List<PlanColumn> offsets = new ArrayList<>();
  private LogicalPlan rows = ValuesPlan.oneRow();
  private @Nullable PlanExpression first;

  FlattenAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  PlanExpression analyze(CallSyntax syntax) {
    if (syntax.arguments().size() != 1
        || !(syntax.arguments().getFirst() instanceof ArgumentSyntax.Value argument)
        || argument.name() != null) {
      throw AnalysisError.invalid(syntax, "FLATTEN takes one path through arrays");
    }
    var place = Place.at(syntax.span().start());
    var end = step(argument.value());
    var value = end.type() instanceof SqlType.Array ? elementOf(end) : end;
    var array = first;
    if (array == null) {
      throw AnalysisError.typeMismatch(
          syntax, "FLATTEN takes a path through arrays, and not " + end.type().sqlName());
    }
    var column = expressions.statement().column("value", value.type());
    var values = new ArrayList<Assignment>();
    values.add(new Assignment(column, value));
    offsets.forEach(offset -> values.add(Assignment.pass(offset)));
    var sorted = new SortPlan(new ProjectPlan(rows, values), order);
    var plan = ProjectPlan.keep(sorted, List.of(column));
    var type = SqlType.array(value.type());
    var all =
        new SubqueryValue(
            SubqueryValue.Kind.ARRAY, plan, List.of(), FreeColumns.of(plan), type, place);
    var isNull =
        new Call(
            Functions.find("$is_null").orElseThrow(), List.of(array), SqlType.BOOL, false, place);
    return new CaseWhen(
        List.of(new CaseWhen.Branch(isNull, Constant.of(Value.nullOf(type), place))),
        all,
        type,
        place);
  }

  /// The value of a part of the path, of which there is one a row.
  private PlanExpression step(ExpressionSyntax syntax) {
    return switch (syntax) {
      case PathSyntax path -> path(path);
      case FieldAccessSyntax access -> field(step(access.base()), access.field());
      case SubscriptSyntax subscript ->
          new ConstructorAnalyzer(expressions).subscript(step(subscript.base()), subscript);
      default -> expressions.analyze(syntax);
    };
  }

  private PlanExpression path(PathSyntax path) {
    var parts = path.parts();
    int known = 1;
    var paths = new PathAnalyzer(expressions);
    if (expressions.scope().find(parts.getFirst()).orElse(null) instanceof NameScope.Meaning.Row
        && parts.size() > 1) {
      known = 2;
    }
    var value = paths.analyze(new PathSyntax(path.span(), parts.subList(0, known)));
    for (var name : parts.subList(known, parts.size())) {
      value = field(value, name);
    }
    return value;
  }

  private PlanExpression field(PlanExpression base, IdentifierSyntax name) {
    var value = base.type() instanceof SqlType.Array ? elementOf(base) : base;
    return PathAnalyzer.field(value, name, Place.at(name.span().start()));
  }

  /// The elements of an array, each a row of its own.
  private PlanExpression elementOf(PlanExpression array) {
    var element =
        expressions.statement().column("element", ((SqlType.Array) array.type()).element());
    var offset = expressions.statement().column("offset", SqlType.INT64);
    if (first == null) {
      first = array;
    }
    rows = new UnnestPlan(rows, array, element, offset, false);
    offsets.add(offset);
    order.add(new SortKey(new ColumnReference(offset, array.place()), false, true));
    return new ColumnReference(element, array.place());
  }
}
