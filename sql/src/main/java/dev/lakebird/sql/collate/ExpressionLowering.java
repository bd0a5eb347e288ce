package dev.lakebird.sql.collate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.FunctionTable;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Expressions without collations, that compare keys where they compared strings.
final class ExpressionLowering {
  private final PlanLowering plans;

  ExpressionLowering(PlanLowering plans) {
    this.plans = plans;
  }

  static PlanColumn plain(PlanColumn column) {
    return column.type().isCollated()
        ? new PlanColumn(column.id(), column.name(), column.type().plain())
        : column;
  }

  static List<PlanColumn> plain(List<PlanColumn> columns) {
    return columns.stream().map(ExpressionLowering::plain).toList();
  }

  /// The value without collations.
  PlanExpression lower(PlanExpression expression) {
    var type = expression.type().plain();
    return switch (expression) {
      case ColumnReference e -> new ColumnReference(plain(e.column()), e.place());
      case Constant e -> new Constant(plain(e.value()), e.origin(), e.place(), e.written());
      case Call e -> call(e);
      case Cast e -> new Cast(lower(e.input()), type, e.parameters(), e.safe(), e.place());
      case CaseWhen e ->
          new CaseWhen(
              e.branches().stream()
                  .map(b -> new CaseWhen.Branch(lower(b.condition()), lower(b.result())))
                  .toList(),
              lower(e.otherwise()),
              type,
              e.place());
      case InList e -> inList(e);
      case FieldAccess e -> new FieldAccess(lower(e.input()), e.field(), type, e.place());
      case StructOf e -> new StructOf(all(e.fields()), (SqlType.Struct) type, e.place());
      case ArrayOf e -> new ArrayOf(all(e.elements()), (SqlType.Array) type, e.place());
      case SubqueryValue e -> subquery(e, type);
    };
  }

  List<PlanExpression> all(List<PlanExpression> expressions) {
    return expressions.stream().map(this::lower).toList();
  }

  /// What compares as the value does.
  PlanExpression key(PlanExpression expression) {
    return KeyExpressions.key(lower(expression), expression.type());
  }

  private static Value plain(Value value) {
    if (!value.type().isCollated()) {
      return value;
    }
    var type = value.type().plain();
    return switch (value) {
      case Value.ArrayValue v ->
          new Value.ArrayValue(
              (SqlType.Array) type, v.elements().stream().map(ExpressionLowering::plain).toList());
      case Value.StructValue v ->
          new Value.StructValue(
              (SqlType.Struct) type, v.fields().stream().map(ExpressionLowering::plain).toList());
      case Value.NullValue v -> Value.nullOf(type);
      default -> value;
    };
  }

  private PlanExpression inList(InList list) {
    var merged = merged(list.children(), list);
    return new InList(
        KeyExpressions.key(lower(list.value()), merged),
        list.options().stream().map(o -> KeyExpressions.key(lower(o), merged)).toList(),
        list.place());
  }

  private PlanExpression subquery(SubqueryValue subquery, SqlType type) {
    var plan = plans.lower(subquery.plan());
    var operands = all(subquery.operands());
    if (subquery.kind() == SubqueryValue.Kind.IN) {
      var column = subquery.plan().columns().getFirst();
      var merged =
          merged(
              List.of(
                  subquery.operands().getFirst(), new ColumnReference(column, subquery.place())),
              subquery);
      if (CollatedTypes.hasKeys(merged)) {
        var value = new ColumnReference(plain(column), subquery.place());
        plan = plans.only(plan, KeyExpressions.key(value, merged));
        operands = List.of(KeyExpressions.key(operands.getFirst(), merged));
      }
    }
    return new SubqueryValue(
        subquery.kind(), plan, operands, plain(subquery.outer()), type, subquery.place());
  }

  /// The first type with the collations of all.
  private static SqlType merged(List<PlanExpression> expressions, PlanExpression at) {
    try {
      var type = expressions.getFirst().type();
      for (var other : expressions.subList(1, expressions.size())) {
        type = CollatedTypes.merged(type, other.type());
      }
      return type;
    } catch (LakebirdException e) {
      throw e.at(at.place().position());
    }
  }

  /// The collation of those arguments of a call that are STRINGs.
  private static Optional<SqlType.StringType> collation(Call call) {
    SqlType type = SqlType.STRING;
    for (var argument : call.arguments()) {
      if (argument.type() instanceof SqlType.StringType) {
        type = merged(List.of(Constant.of(Value.nullOf(type), call.place()), argument), call);
      } else if (argument.type() instanceof SqlType.Array array
          && array.element() instanceof SqlType.StringType element) {
        type =
            merged(
                List.of(
                    Constant.of(Value.nullOf(type), call.place()),
                    Constant.of(Value.nullOf(element), call.place())),
                call);
      }
    }
    return CollatedTypes.hasKeys(type) ? Optional.of((SqlType.StringType) type) : Optional.empty();
  }

  private PlanExpression call(Call call) {
    return switch (call.name()) {
      case "COLLATE" -> lower(call.arguments().getFirst());
      case "$equal",
          "$not_equal",
          "$less",
          "$less_or_equal",
          "$greater",
          "$greater_or_equal",
          "$is_distinct_from",
          "$is_not_distinct_from" ->
          compared(call);
      case "$in_array" -> inArray(call);
      case "ARRAY_INCLUDES", "ARRAY_INCLUDES_ANY", "ARRAY_INCLUDES_ALL", "ARRAY_IS_DISTINCT" ->
          overElements(call);
      case "ARRAY_MAX", "ARRAY_MIN" -> {
        if (CollatedTypes.hasKeys(call.arguments().getFirst().type())) {
          throw LakebirdException.unimplemented(call.name() + " over values with a collation")
              .at(call.place().position());
        }
        yield same(call);
      }
      case "NULLIF" -> nullIf(call);
      case "LEAST", "GREATEST" -> extreme(call);
      case "STARTS_WITH",
          "ENDS_WITH",
          "REPLACE",
          "SPLIT",
          "STRPOS",
          "INSTR",
          "$like",
          "$like_any",
          "$like_all",
          "$not_like_any",
          "$not_like_all" ->
          collation(call).map(type -> found(call, type)).orElseGet(() -> same(call));
      default -> same(call);
    };
  }

  /// The same call over arguments without collations.
  private PlanExpression same(Call call) {
    return new Call(
        call.function(), all(call.arguments()), call.type().plain(), call.safe(), call.place());
  }

  private PlanExpression compared(Call call) {
    var merged = merged(call.arguments(), call);
    if (!CollatedTypes.hasKeys(merged)) {
      return same(call);
    }
    return new Call(
        call.function(),
        call.arguments().stream().map(a -> KeyExpressions.key(lower(a), merged)).toList(),
        call.type(),
        call.safe(),
        call.place());
  }

  private PlanExpression inArray(Call call) {
    var array = (SqlType.Array) call.arguments().getLast().type();
    var value = call.arguments().getFirst();
    var merged =
        merged(List.of(value, Constant.of(Value.nullOf(array.element()), call.place())), call);
    if (!CollatedTypes.hasKeys(merged)) {
      return same(call);
    }
    return new Call(
        call.function(),
        List.of(
            KeyExpressions.key(lower(value), merged),
            KeyExpressions.key(lower(call.arguments().getLast()), SqlType.array(merged))),
        call.type(),
        call.safe(),
        call.place());
  }

  /// A function that compares the elements of arrays with each other or with a value.
  private PlanExpression overElements(Call call) {
    var elements = new ArrayList<PlanExpression>();
    for (var argument : call.arguments()) {
      elements.add(
          argument.type() instanceof SqlType.Array array
              ? Constant.of(Value.nullOf(array.element()), call.place())
              : argument);
    }
    var merged = merged(elements, call);
    if (!CollatedTypes.hasKeys(merged)) {
      return same(call);
    }
    var keys = new ArrayList<PlanExpression>();
    for (var argument : call.arguments()) {
      var type = argument.type() instanceof SqlType.Array ? SqlType.array(merged) : merged;
      keys.add(KeyExpressions.key(lower(argument), type));
    }
    return new Call(call.function(), keys, call.type(), call.safe(), call.place());
  }

  private PlanExpression nullIf(Call call) {
    var merged = merged(call.arguments(), call);
    if (!CollatedTypes.hasKeys(merged)) {
      return same(call);
    }
    var value = lower(call.arguments().getFirst());
    var equal =
        KeyExpressions.call(
            "$equal",
            SqlType.BOOL,
            KeyExpressions.key(value, merged),
            KeyExpressions.key(lower(call.arguments().getLast()), merged));
    return new CaseWhen(
        List.of(new CaseWhen.Branch(equal, Constant.of(Value.nullOf(value.type()), call.place()))),
        value,
        value.type(),
        call.place());
  }

  private PlanExpression extreme(Call call) {
    var type = collation(call);
    if (type.isEmpty()) {
      return same(call);
    }
    var pairs = new ArrayList<PlanExpression>();
    call.arguments().forEach(a -> pairs.add(KeyExpressions.pair(lower(a), type.get())));
    return KeyExpressions.text(
        new Call(call.function(), pairs, SqlType.BYTES, call.safe(), call.place()));
  }

  /// A function that finds one text in another.
  private PlanExpression found(Call call, SqlType.StringType type) {
    var arguments = new ArrayList<>(all(call.arguments()));
    var specification = KeyExpressions.specification(type, call);
    return switch (call.name()) {
      case "STARTS_WITH" -> with(call, "$collated_starts_with", arguments, specification);
      case "ENDS_WITH" -> with(call, "$collated_ends_with", arguments, specification);
      case "REPLACE" -> with(call, "$collated_replace", arguments, specification);
      case "$like" -> with(call, "$collated_like", arguments, specification);
      case "$like_any" -> quantified(call, arguments, specification, "ANY");
      case "$like_all" -> quantified(call, arguments, specification, "ALL");
      case "$not_like_any" -> quantified(call, arguments, specification, "NOT ANY");
      case "$not_like_all" -> quantified(call, arguments, specification, "NOT ALL");
      case "SPLIT" -> {
        if (arguments.size() == 1) {
          arguments.add(Constant.of(Value.of(","), call.place()));
        }
        yield with(call, "$collated_split", arguments, specification);
      }
      case "STRPOS", "INSTR" -> {
        while (arguments.size() < 4) {
          arguments.add(Constant.of(Value.of(1L), call.place()));
        }
        arguments.add(2, specification);
        yield replaced(call, "$collated_position", arguments);
      }
      default -> same(call);
    };
  }

  private static PlanExpression quantified(
      Call call, List<PlanExpression> arguments, PlanExpression specification, String quantifier) {
    arguments.add(specification);
    return with(
        call, "$collated_like_array", arguments, Constant.of(Value.of(quantifier), call.place()));
  }

  private static PlanExpression with(
      Call call, String name, List<PlanExpression> arguments, PlanExpression last) {
    arguments.add(last);
    return replaced(call, name, arguments);
  }

  private static PlanExpression replaced(Call call, String name, List<PlanExpression> arguments) {
    return new Call(
        FunctionTable.operator(name), arguments, call.type().plain(), call.safe(), call.place());
  }
}
