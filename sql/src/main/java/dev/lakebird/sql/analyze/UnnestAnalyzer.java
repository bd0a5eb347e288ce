package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Conditions;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.FilterPlan;
import dev.lakebird.sql.plan.FreeColumns;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.PlanExpressions;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.SortPlan;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.plan.UnnestPlan;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.syntax.FromItemSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.JoinSyntax;
import dev.lakebird.sql.syntax.OffsetSyntax;
import dev.lakebird.sql.syntax.TableReferenceSyntax;
import dev.lakebird.sql.syntax.UnnestSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// UNNEST and array paths, alone and joined to the rows whose arrays they take.
final class UnnestAnalyzer {
  private final QueryAnalyzer query;
  private final FromResult left;

  /// @param left the rows and names the array may use
  UnnestAnalyzer(QueryAnalyzer query, FromResult left) {
    this.query = query;
    this.left = left;
  }

  /// Parts of an UNNEST: what is unnested and what it makes.
  private record Parts(
      PlanExpression array, PlanColumn element, @Nullable PlanColumn offset, FromScope scope) {
    LogicalPlan over(LogicalPlan input, boolean outer) {
      return new UnnestPlan(input, array, element, offset, outer);
    }
  }

  /// The elements alone, for every row of the left side.
  FromResult analyze(FromItemSyntax item) {
    var parts = parts(item);
    return new FromResult(parts.over(left.plan(), false), parts.scope());
  }

  /// The left side joined with the elements.
  FromResult join(JoinSyntax join) {
    query.statement().countRelation(join.right());
    var parts = parts(join.right());
    if (!usesLeft(parts.array())) {
      var right = new FromResult(parts.over(ValuesPlan.oneRow(), false), parts.scope());
      return new JoinAnalyzer(new FromAnalyzer(query)).combine(join, left, right);
    }
    if (!join.using().isEmpty()) {
      throw AnalysisError.unimplemented(join, "JOIN UNNEST … USING");
    }
    var scope = left.scope().with(parts.scope(), join.right());
    var conditions =
        join.on() == null
            ? List.<PlanExpression>of()
            : new JoinAnalyzer(new FromAnalyzer(query)).conditions(join, scope);
    return new FromResult(joined(join, parts, conditions), scope);
  }

  private LogicalPlan joined(JoinSyntax join, Parts parts, List<PlanExpression> conditions) {
    return switch (join.kind()) {
      case COMMA, CROSS, INNER -> {
        var plan = parts.over(left.plan(), false);
        var condition = Conditions.all(conditions);
        yield condition.isPresent() ? new FilterPlan(plan, condition.get()) : plan;
      }
      case LEFT -> {
        var condition = Conditions.all(conditions);
        yield condition.isPresent()
            ? outerWhere(parts, condition.get())
            : parts.over(left.plan(), true);
      }
      case RIGHT, FULL ->
          throw AnalysisError.invalid(
              join.right(),
              "A correlated array cannot be the right side of " + join.kind() + " JOIN");
    };
  }

  /// Each row of the left side with the elements for which a condition holds, or with NULL: those
  /// elements are an array of their own.
  private LogicalPlan outerWhere(Parts parts, PlanExpression condition) {
    var statement = query.statement();
    var place = condition.place();
    var element = statement.column(parts.element().name(), parts.element().type());
    var offset = statement.column("offset", SqlType.INT64);
    var inner = new HashMap<Integer, PlanColumn>();
    inner.put(parts.element().id(), element);
    if (parts.offset() != null) {
      inner.put(parts.offset().id(), offset);
    }
    var rows =
        new FilterPlan(
            new UnnestPlan(ValuesPlan.oneRow(), parts.array(), element, offset, false),
            renamed(condition, inner));
    var type =
        SqlType.struct(
            SqlType.Field.of("element", element.type()), SqlType.Field.of("offset", SqlType.INT64));
    var kept = statement.column("kept", type);
    var pair =
        new StructOf(
            List.of(new ColumnReference(element, place), new ColumnReference(offset, place)),
            type,
            place);
    var values =
        new ProjectPlan(rows, List.of(new Assignment(kept, pair), Assignment.pass(offset)));
    var sorted =
        new SortPlan(values, List.of(new SortKey(new ColumnReference(offset, place), false, true)));
    var plan = ProjectPlan.keep(sorted, List.of(kept));
    var array =
        new SubqueryValue(
            SubqueryValue.Kind.ARRAY,
            plan,
            List.of(),
            FreeColumns.of(plan),
            SqlType.array(type),
            place);
    var row = statement.column("row", type);
    var assignments = new ArrayList<Assignment>();
    left.plan().columns().forEach(column -> assignments.add(Assignment.pass(column)));
    var value = new ColumnReference(row, place);
    assignments.add(new Assignment(parts.element(), FieldAccess.of(value, 0, place)));
    if (parts.offset() != null) {
      assignments.add(new Assignment(parts.offset(), FieldAccess.of(value, 1, place)));
    }
    return new ProjectPlan(new UnnestPlan(left.plan(), array, row, null, true), assignments);
  }

  private static PlanExpression renamed(
      PlanExpression expression, Map<Integer, PlanColumn> columns) {
    if (expression instanceof ColumnReference reference) {
      var other = columns.get(reference.column().id());
      return other == null ? reference : new ColumnReference(other, reference.place());
    }
    if (expression instanceof SubqueryValue subquery
        && subquery.outer().stream().anyMatch(c -> columns.containsKey(c.id()))) {
      throw LakebirdException.unimplemented(
              "LEFT JOIN UNNEST whose condition has a subquery over the elements")
          .at(subquery.place().position());
    }
    return PlanExpressions.mapChildren(expression, child -> renamed(child, columns));
  }

  private boolean usesLeft(PlanExpression array) {
    var used = Conditions.columnsOf(array);
    return left.plan().columns().stream().anyMatch(column -> used.contains(column.id()));
  }

  private Parts parts(FromItemSyntax item) {
    var expressions =
        new ExpressionAnalyzer(
            query.statement(),
            NameScope.of(left.scope(), query.outer()),
            query.commonTables(),
            AggregateSink.Forbidden.in("UNNEST"),
            WindowSink.Forbidden.in("UNNEST"));
    return switch (item) {
      case UnnestSyntax unnest ->
          parts(
              item,
              expressions.analyze(unnest.array()),
              FromAnalyzer.aliasOf(unnest.alias()),
              unnest.offset());
      case TableReferenceSyntax path ->
          parts(
              item,
              new PathAnalyzer(expressions).analyze(path.path()),
              pathAlias(path),
              path.offset());
      default -> throw AnalysisError.invalid(item, "Only an array can be unnested");
    };
  }

  private static String pathAlias(TableReferenceSyntax path) {
    var alias = path.alias();
    return alias != null ? alias.name() : path.path().parts().getLast().name();
  }

  private Parts parts(
      FromItemSyntax item, PlanExpression written, String alias, @Nullable OffsetSyntax offset) {
    var array =
        Supertypes.isUntypedNull(written)
            ? Constant.of(Value.nullOf(SqlType.array(SqlType.INT64)), written.place())
            : written;
    if (!(array.type() instanceof SqlType.Array type)) {
      throw AnalysisError.typeMismatch(
          item,
          "Values referenced in UNNEST must be arrays. UNNEST contains expression of type "
              + array.type().sqlName());
    }
    var element = query.statement().column(alias, type.element());
    var value = ScopeColumn.of(alias, element).expression();
    var variable = new RangeVariable(alias, Structs.columnsOf(value), value);
    if (offset == null) {
      return new Parts(array, element, null, FromScope.of(variable));
    }
    IdentifierSyntax offsetAlias = offset.alias();
    var offsetName = offsetAlias == null ? "offset" : offsetAlias.name();
    var offsetColumn = query.statement().column(offsetName, SqlType.INT64);
    var columns = new ArrayList<>(variable.starColumns());
    columns.add(ScopeColumn.of(offsetName, offsetColumn));
    return new Parts(array, element, offsetColumn, new FromScope(List.of(variable), columns));
  }
}
