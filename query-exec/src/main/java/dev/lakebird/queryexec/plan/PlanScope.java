package dev.lakebird.queryexec.plan;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.expression.ExpressionInterner;
import dev.lakebird.queryexec.run.QueryContext;
import io.substrait.proto.Plan;
import java.util.List;

/// What compiling the relations of one plan shares.
final class PlanScope {
  private final Declarations declarations;
  private final Places places;
  private final TableResolver tables;
  private final QueryContext context;
  private int ordinal;

  PlanScope(Plan plan, TableResolver tables, QueryContext context) {
    this.declarations = new Declarations(plan);
    this.places = new Places(plan);
    this.tables = tables;
    this.context = context;
  }

  private PlanScope(PlanScope outer, TableResolver tables, int ordinal) {
    this.declarations = outer.declarations;
    this.places = outer.places;
    this.tables = tables;
    this.context = outer.context;
    this.ordinal = ordinal;
  }

  /// A scope of the same plan with other tables, whose next relation follows `after`.
  PlanScope nested(TableResolver others, int after) {
    return new PlanScope(this, others, after);
  }

  /// The ordinal of the relation that was entered last.
  int ordinal() {
    return ordinal;
  }

  /// Passes over relations that another scope has entered, up to that ordinal.
  void skipTo(int last) {
    ordinal = last;
  }

  TableResolver tables() {
    return tables;
  }

  QueryContext context() {
    return context;
  }

  /// The ordinal of the relation that is entered now, counted in pre-order from 1.
  int enter() {
    return ++ordinal;
  }

  /// A compiler for the expressions of relation `relation` over `inputs`; successive calls for one
  /// relation go on in its places only through the same cursor.
  ExpressionCompiler expressions(List<BoundCall.Result> inputs, Places.Cursor cursor) {
    return new ExpressionCompiler(
        declarations,
        inputs,
        cursor,
        new ExpressionInterner(context.evaluation(), context.allocator()));
  }

  Places.Cursor places(int relation) {
    return places.of(relation);
  }

  Declarations declarations() {
    return declarations;
  }
}
