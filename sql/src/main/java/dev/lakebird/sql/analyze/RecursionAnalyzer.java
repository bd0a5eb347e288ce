package dev.lakebird.sql.analyze;

import dev.lakebird.sql.catalog.TableDescription;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.plan.RecursionPlan;
import dev.lakebird.sql.plan.ScanPlan;
import dev.lakebird.sql.syntax.CommonTableSyntax;
import dev.lakebird.sql.syntax.PipeOperatorSyntax;
import dev.lakebird.sql.syntax.PipedSyntax;
import dev.lakebird.sql.syntax.QueryBodySyntax;
import dev.lakebird.sql.syntax.SetOperationSyntax;
import dev.lakebird.sql.syntax.SetOperator;
import dev.lakebird.sql.syntax.TableReferenceSyntax;
import dev.lakebird.types.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tables of WITH RECURSIVE: `base UNION [ALL | DISTINCT] step`, where the step alone refers to the
/// table, once. Source: the GoogleSQL reference, "Recursive CTEs".
final class RecursionAnalyzer {
  private final StatementContext statement;

  RecursionAnalyzer(StatementContext statement) {
    this.statement = statement;
  }

  /// A table of WITH RECURSIVE whose query is being analysed.
  static final class Open {
    private final CommonTableSyntax table;
    private @Nullable List<PlanColumn> columns;
    private int number;
    private int uses;

    private Open(CommonTableSyntax table) {
      this.table = table;
    }

    boolean isOf(CommonTableSyntax other) {
      return table.equals(other);
    }
  }

  /// The rows of a table where it is referred to.
  QueryResult rows(CommonTableSyntax table, CommonTables visible, TableReferenceSyntax reference) {
    var open = statement.openRecursion(table);
    return open.isPresent()
        ? last(open.get(), reference)
        : statement.inRecursion(new Open(table), frame -> define(frame, visible));
  }

  /// The rows that came last, for the step.
  private QueryResult last(Open open, TableReferenceSyntax reference) {
    var columns = open.columns;
    if (columns == null) {
      throw AnalysisError.invalid(
          reference,
          "Recursive reference to "
              + open.table.name().name()
              + " is only allowed in the last term of a UNION that is the table's query");
    }
    if (open.uses > 0) {
      throw AnalysisError.invalid(
          reference,
          "Multiple recursive references to " + open.table.name().name() + " are not allowed");
    }
    open.uses++;
    return scan(open, RecursionPlan.LAST, columns);
  }

  private QueryResult scan(Open open, String part, List<PlanColumn> columns) {
    var made = columns.stream().map(c -> statement.column(c.name(), c.type())).toList();
    var description =
        TableDescription.of(
            List.of(open.table.name().name()),
            Map.of(RecursionPlan.NUMBER, Integer.toString(open.number), RecursionPlan.PART, part),
            columns.stream().map(c -> Column.of(c.name(), c.type())).toList());
    return new QueryResult(
        new ScanPlan(description, made, made, List.of()),
        made.stream().map(c -> new QueryResult.Output(c.name(), c)).toList(),
        false);
  }

  private QueryResult define(Open open, CommonTables visible) {
    var query = open.table.query();
    var outer = new QueryAnalyzer(statement, visible, null);
    if (!(union(query.body()) instanceof SetOperationSyntax union)
        || union.operator() != SetOperator.UNION
        || query.limit() != null
        || !query.orderBy().isEmpty()) {
      return outer.analyze(query);
    }
    var with = query.with();
    var analyzer = with == null ? outer : outer.withTables(with);
    var base = analyzer.input(base(union));
    var columns = base.planColumns();
    open.columns = columns;
    open.number = statement.nextRecursion();
    var step = analyzer.input(union.inputs().getLast());
    if (open.uses == 0) {
      return outer.analyze(query);
    }
    RecursionRules.broken(step.plan(), open.number)
        .ifPresent(
            place -> {
              throw AnalysisError.invalid(
                  union.inputs().getLast(),
                  "The recursive reference to "
                      + open.table.name().name()
                      + " must not be under "
                      + place);
            });
    return recursion(open, union, base, coerced(aligned(base, step, union), columns, union));
  }

  /// The step with its columns in the order of the base, which has the same names.
  private QueryResult aligned(QueryResult base, QueryResult step, SetOperationSyntax union) {
    var match = union.match();
    if (match == null) {
      return step;
    }
    var matched = new ColumnMatcher(statement, match).match(List.of(base, step));
    if (!names(matched.getFirst()).equals(names(base))) {
      throw AnalysisError.unimplemented(match, "A recursive UNION whose terms have other columns");
    }
    return matched.getLast();
  }

  private static List<String> names(QueryResult result) {
    return result.columns().stream().map(QueryResult.Output::name).toList();
  }

  /// The body, where its last pipe operator is a set operation that operation over what is before.
  private static QueryBodySyntax union(QueryBodySyntax body) {
    if (!(body instanceof PipedSyntax piped)
        || !(piped.operators().getLast() instanceof PipeOperatorSyntax.SetOperation last)) {
      return body;
    }
    var before = piped.operators().subList(0, piped.operators().size() - 1);
    var inputs = new ArrayList<QueryBodySyntax>();
    inputs.add(
        before.isEmpty() ? piped.input() : new PipedSyntax(piped.span(), piped.input(), before));
    inputs.addAll(last.operation().inputs());
    return new SetOperationSyntax(
        last.span(),
        last.operation().operator(),
        last.operation().distinct(),
        last.operation().match(),
        inputs);
  }

  /// Everything before the last term.
  private static QueryBodySyntax base(SetOperationSyntax union) {
    var inputs = union.inputs();
    return inputs.size() == 2
        ? inputs.getFirst()
        : new SetOperationSyntax(
            union.span(),
            union.operator(),
            union.distinct(),
            union.match(),
            inputs.subList(0, inputs.size() - 1));
  }

  private QueryResult coerced(
      QueryResult step, List<PlanColumn> columns, SetOperationSyntax union) {
    var syntax = union.inputs().getLast();
    if (step.columns().size() != columns.size()) {
      throw AnalysisError.invalid(
          syntax,
          "The recursive term has "
              + step.columns().size()
              + " columns, but the terms before it have "
              + columns.size());
    }
    var assignments = new ArrayList<Assignment>();
    var outputs = new ArrayList<QueryResult.Output>();
    for (int i = 0; i < columns.size(); i++) {
      var source = SetOperationAnalyzer.source(step, i);
      var type = columns.get(i).type();
      if (!Coercion.coerces(source, type)) {
        throw AnalysisError.typeMismatch(
            syntax,
            "Column "
                + (i + 1)
                + " of the recursive term has type "
                + source.type().sqlName()
                + ", but the terms before it have "
                + type.sqlName());
      }
      var column = statement.column(columns.get(i).name(), type);
      assignments.add(
          new Assignment(column, Coercion.coerce(source, type, statement.options().zone())));
      outputs.add(new QueryResult.Output(column.name(), column));
    }
    return new QueryResult(new ProjectPlan(step.plan(), assignments), outputs, false);
  }

  private QueryResult recursion(
      Open open, SetOperationSyntax union, QueryResult base, QueryResult step) {
    LogicalPlan first = base.plan();
    LogicalPlan next = step.plan();
    if (union.distinct()) {
      var sets = new SetOperationAnalyzer(new QueryAnalyzer(statement, CommonTables.NONE, null));
      first = sets.distinct(first);
      next = sets.without(next, scan(open, RecursionPlan.ALL, base.planColumns()).plan());
    }
    var columns = new ArrayList<PlanColumn>();
    var outputs = new ArrayList<QueryResult.Output>();
    for (var output : base.columns()) {
      var column = statement.column(output.name(), output.column().type());
      columns.add(column);
      outputs.add(new QueryResult.Output(output.name(), column));
    }
    var plan =
        new RecursionPlan(
            open.number, List.of(first, next), columns, List.of(first.columns(), next.columns()));
    return new QueryResult(plan, outputs, false);
  }
}
