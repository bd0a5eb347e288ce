package dev.lakebird.engine;

import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.foundation.Cancellation;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.Progress;
import dev.lakebird.sql.parse.SqlParser;
import dev.lakebird.sql.syntax.ArraySubquerySyntax;
import dev.lakebird.sql.syntax.CastSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.QueryStatementSyntax;
import dev.lakebird.sql.syntax.QuerySyntax;
import dev.lakebird.sql.syntax.SelectAsSyntax;
import dev.lakebird.sql.syntax.SelectExpressionSyntax;
import dev.lakebird.sql.syntax.SelectItemSyntax;
import dev.lakebird.sql.syntax.SelectStarSyntax;
import dev.lakebird.sql.syntax.SelectSyntax;
import dev.lakebird.sql.syntax.SourceSpan;
import dev.lakebird.sql.syntax.SubqueryTableSyntax;
import dev.lakebird.sql.syntax.TypeSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a script computes for itself: values of variables, conditions, rows to go through. Each is a
/// query of its own.
final class ScriptValues {
  private final StatementRuntime runtime;
  private final Variables variables;
  private final Cancellation cancellation;

  ScriptValues(StatementRuntime runtime, Variables variables, Cancellation cancellation) {
    this.runtime = runtime;
    this.variables = variables;
    this.cancellation = cancellation;
  }

  /// The same under other parameters.
  ScriptValues with(StatementRuntime other) {
    return new ScriptValues(other, variables, cancellation);
  }

  Value value(ExpressionSyntax expression) {
    var item = new SelectExpressionSyntax(expression.span(), expression, null);
    SelectSyntax select = select(expression.span(), null, item, null);
    return rows(query(expression.span(), select)).getFirst();
  }

  /// The value as another type, if it coerces to it.
  Value value(ExpressionSyntax expression, SqlType type) {
    Value value = value(expression);
    if (value.type().equals(type)) {
      return value;
    }
    if (!value.isNull() && !coerces(value.type(), type)) {
      throw new LakebirdException(
          ErrorCode.TYPE_MISMATCH,
          "Cannot coerce expression of type "
              + value.type().sqlName()
              + " to type "
              + type.sqlName(),
          expression.span().start());
    }
    return value.isNull() ? Value.nullOf(type) : value(cast(expression, typeSyntax(type)));
  }

  private static boolean coerces(SqlType from, SqlType to) {
    return from.isNumeric() && to.isNumeric()
        || from instanceof SqlType.StringType
        || from instanceof SqlType.Date
            && (to instanceof SqlType.Datetime || to instanceof SqlType.Timestamp)
        || from instanceof SqlType.Struct && to instanceof SqlType.Struct
        || from instanceof SqlType.Array && to instanceof SqlType.Array;
  }

  /// NULL of a type as it is written.
  Value nullOf(TypeSyntax type) {
    ExpressionSyntax nothing = SqlParser.parseExpression("NULL");
    return value(cast(nothing, type));
  }

  private static ExpressionSyntax cast(ExpressionSyntax expression, TypeSyntax type) {
    return new CastSyntax(expression.span(), false, expression, type, null, null);
  }

  private static TypeSyntax typeSyntax(SqlType type) {
    if (SqlParser.parseExpression("CAST(NULL AS " + type.sqlName() + ")")
        instanceof CastSyntax cast) {
      return cast.type();
    }
    throw LakebirdException.internal("A type has no syntax");
  }

  boolean isTrue(ExpressionSyntax condition) {
    Value value = value(condition);
    if (value instanceof Value.BoolValue bool) {
      return bool.value();
    }
    if (value.isNull()) {
      return false;
    }
    throw new LakebirdException(
        ErrorCode.TYPE_MISMATCH,
        "A condition should be of type BOOL, but is " + value.type().sqlName(),
        condition.span().start());
  }

  /// The rows of a query, each as a STRUCT.
  List<Value> structs(QuerySyntax query) {
    var star = new SelectStarSyntax(query.span(), null, List.of(), List.of());
    var from = new SubqueryTableSyntax(query.span(), query, null);
    var inner = select(query.span(), new SelectAsSyntax.Struct(query.span()), star, from);
    ExpressionSyntax row = new ArraySubquerySyntax(query.span(), query(query.span(), inner));
    Value all = value(row);
    return all instanceof Value.ArrayValue array ? array.elements() : List.of();
  }

  private static SelectSyntax select(
      SourceSpan span,
      @Nullable SelectAsSyntax as,
      SelectItemSyntax item,
      @Nullable SubqueryTableSyntax from) {
    return new SelectSyntax(
        span, false, as, List.of(item), from, null, null, null, null, List.of());
  }

  private static QuerySyntax query(SourceSpan span, SelectSyntax select) {
    return new QuerySyntax(span, null, select, List.of(), null);
  }

  private List<Value> rows(QuerySyntax query) {
    var statement = new QueryStatementSyntax(query.span(), query);
    StatementRuntime bound = runtime.with(variables.values(), runtime.parameters());
    List<Value> values = new ArrayList<>();
    try (Job.RunningStatement running = bound.run(statement, cancellation, new Progress())) {
      if (running.result() instanceof StatementResult.Rows rows) {
        try (RowReader reader = rows.reader()) {
          for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
            for (int k = 0; k < batch.get().selectedCount(); k++) {
              values.add(Vectors.read(batch.get().column(0), batch.get().selection().row(k)));
            }
          }
        }
      }
    }
    return values;
  }
}
