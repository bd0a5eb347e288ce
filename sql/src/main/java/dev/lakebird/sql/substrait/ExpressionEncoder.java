package dev.lakebird.sql.substrait;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.FunctionDefinition.PlanBinding;
import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanColumn;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.plan.WindowCall;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.value.Value;
import io.substrait.proto.AggregateFunction;
import io.substrait.proto.AggregationPhase;
import io.substrait.proto.ConsistentPartitionWindowRel.WindowRelFunction;
import io.substrait.proto.Expression;
import io.substrait.proto.Expression.FieldReference;
import io.substrait.proto.Expression.ReferenceSegment;
import io.substrait.proto.FunctionArgument;
import io.substrait.proto.FunctionOption;
import io.substrait.proto.SortField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the expressions of one relation over the columns of its inputs, and notes their places in
/// the order of the expression messages.
final class ExpressionEncoder {
  private static final PlanBinding APPLY_TYPE_PARAMETERS =
      PlanBinding.own("$apply_type_parameters");

  private final Declarations declarations;
  private final TypeEncoder types;
  private final LiteralEncoder literals;
  private final Map<Integer, Integer> positions = new HashMap<>();
  private final List<Place> places;

  /// @param columns what positions count
  /// @param places where places are noted
  ExpressionEncoder(Declarations declarations, List<PlanColumn> columns, List<Place> places) {
    this.declarations = declarations;
    this.types = new TypeEncoder(declarations);
    this.literals = new LiteralEncoder(declarations, types);
    this.places = places;
    for (int i = 0; i < columns.size(); i++) {
      positions.putIfAbsent(columns.get(i).id(), i);
    }
  }

  int position(PlanColumn column) {
    var position = positions.get(column.id());
    if (position == null) {
      throw LakebirdException.internal("The plan uses a column that its input lacks")
          .with("column", column);
    }
    return position;
  }

  Expression encode(PlanExpression expression) {
    places.add(expression.place());
    return switch (expression) {
      case ColumnReference e -> reference(rooted(segment(position(e.column()))));
      case Constant e -> Expression.newBuilder().setLiteral(literals.encode(e.value())).build();
      case Call e -> call(e);
      case Cast e -> cast(e);
      case CaseWhen e -> caseWhen(e);
      case InList e -> inList(e);
      case FieldAccess e -> reference(field(e));
      case StructOf e -> {
        var struct = Expression.Nested.Struct.newBuilder();
        e.fields().forEach(field -> struct.addFields(encode(field)));
        yield nested(
            Expression.Nested.newBuilder()
                .setStruct(struct)
                .setTypeVariationReference(
                    e.type() instanceof SqlType.Struct type ? declarations.fieldNames(type) : 0));
      }
      case ArrayOf e -> {
        var list = Expression.Nested.List.newBuilder();
        e.elements().forEach(element -> list.addValues(encode(element)));
        yield nested(Expression.Nested.newBuilder().setList(list));
      }
      case SubqueryValue e ->
          throw LakebirdException.unimplemented("A subquery in this place")
              .at(e.place().position());
    };
  }

  SortField sortField(SortKey key) {
    return SortField.newBuilder()
        .setExpr(encode(key.expression()))
        .setDirection(direction(key))
        .build();
  }

  AggregateFunction aggregate(AggregateCall call) {
    var to =
        AggregateFunction.newBuilder()
            .setFunctionReference(
                declarations.function(
                    call.function().definition().binding(), typesOf(call.arguments())))
            .setOutputType(types.nullable(call.type()))
            .setPhase(AggregationPhase.AGGREGATION_PHASE_INITIAL_TO_RESULT)
            .setInvocation(
                call.distinct()
                    ? AggregateFunction.AggregationInvocation.AGGREGATION_INVOCATION_DISTINCT
                    : AggregateFunction.AggregationInvocation.AGGREGATION_INVOCATION_ALL);
    call.arguments().forEach(argument -> to.addArguments(argument(argument)));
    var having = call.having();
    if (having != null) {
      to.addArguments(argument(having.key()));
      to.addOptions(option("having", having.max() ? "MAX" : "MIN"));
    }
    call.orderBy().forEach(key -> to.addSorts(sortField(key)));
    call.limit().ifPresent(limit -> to.addOptions(option("limit", Long.toString(limit))));
    switch (call.nulls()) {
      case UNSAID -> {}
      case IGNORE -> to.addOptions(option("nulls", "IGNORE"));
      case RESPECT -> to.addOptions(option("nulls", "RESPECT"));
    }
    return to.build();
  }

  WindowRelFunction window(WindowCall call) {
    var to =
        WindowRelFunction.newBuilder()
            .setFunctionReference(
                declarations.function(
                    call.function().definition().binding(), typesOf(call.arguments())))
            .setOutputType(types.nullable(call.type()))
            .setPhase(AggregationPhase.AGGREGATION_PHASE_INITIAL_TO_RESULT)
            .setInvocation(
                call.distinct()
                    ? AggregateFunction.AggregationInvocation.AGGREGATION_INVOCATION_DISTINCT
                    : AggregateFunction.AggregationInvocation.AGGREGATION_INVOCATION_ALL);
    call.arguments().forEach(argument -> to.addArguments(argument(argument)));
    switch (call.nulls()) {
      case UNSAID -> {}
      case IGNORE -> to.addOptions(option("nulls", "IGNORE"));
      case RESPECT -> to.addOptions(option("nulls", "RESPECT"));
    }
    WindowEncoder.frame(call.frame(), to);
    return to.build();
  }

  private static SortField.SortDirection direction(SortKey key) {
    if (key.descending()) {
      return key.nullsFirst()
          ? SortField.SortDirection.SORT_DIRECTION_DESC_NULLS_FIRST
          : SortField.SortDirection.SORT_DIRECTION_DESC_NULLS_LAST;
    }
    return key.nullsFirst()
        ? SortField.SortDirection.SORT_DIRECTION_ASC_NULLS_FIRST
        : SortField.SortDirection.SORT_DIRECTION_ASC_NULLS_LAST;
  }

  private FieldReference field(FieldAccess access) {
    var segment = segment(access.field());
    PlanExpression input = access.input();
    while (input instanceof FieldAccess outer) {
      segment = segment(outer.field(), segment);
      input = outer.input();
    }
    if (input instanceof ColumnReference column) {
      return rooted(segment(position(column.column()), segment));
    }
    return FieldReference.newBuilder()
        .setExpression(encode(input))
        .setDirectReference(segment)
        .build();
  }

  private static ReferenceSegment segment(int field) {
    return ReferenceSegment.newBuilder()
        .setStructField(ReferenceSegment.StructField.newBuilder().setField(field))
        .build();
  }

  private static ReferenceSegment segment(int field, ReferenceSegment child) {
    return ReferenceSegment.newBuilder()
        .setStructField(ReferenceSegment.StructField.newBuilder().setField(field).setChild(child))
        .build();
  }

  private static FieldReference rooted(ReferenceSegment segment) {
    return FieldReference.newBuilder()
        .setRootReference(FieldReference.RootReference.getDefaultInstance())
        .setDirectReference(segment)
        .build();
  }

  private static Expression reference(FieldReference reference) {
    return Expression.newBuilder().setSelection(reference).build();
  }

  private static Expression nested(Expression.Nested.Builder nested) {
    return Expression.newBuilder().setNested(nested).build();
  }

  private Expression call(Call call) {
    var to =
        Expression.ScalarFunction.newBuilder()
            .setFunctionReference(
                declarations.function(
                    call.function().definition().binding(), typesOf(call.arguments())))
            .setOutputType(types.nullable(call.type()));
    call.arguments().forEach(argument -> to.addArguments(argument(argument)));
    if (call.safe()) {
      to.addOptions(option("safe", "TRUE"));
    }
    return Expression.newBuilder().setScalarFunction(to).build();
  }

  private Expression cast(Cast cast) {
    var parameters = numbers(cast.parameters());
    if (parameters.isEmpty()) {
      return plainCast(cast);
    }
    places.add(cast.place());
    var argumentTypes = new ArrayList<SqlType>(List.of(cast.type()));
    var to = Expression.ScalarFunction.newBuilder().setOutputType(types.nullable(cast.type()));
    to.addArguments(FunctionArgument.newBuilder().setValue(plainCast(cast)));
    for (long parameter : parameters) {
      argumentTypes.add(SqlType.INT64);
      to.addArguments(argument(Constant.of(Value.of(parameter), cast.place())));
    }
    to.setFunctionReference(declarations.function(APPLY_TYPE_PARAMETERS, argumentTypes));
    if (cast.safe()) {
      to.addOptions(option("safe", "TRUE"));
    }
    return Expression.newBuilder().setScalarFunction(to).build();
  }

  private Expression plainCast(Cast cast) {
    return Expression.newBuilder()
        .setCast(
            Expression.Cast.newBuilder()
                .setType(types.nullable(cast.type()))
                .setInput(encode(cast.input()))
                .setFailureBehavior(
                    cast.safe()
                        ? Expression.Cast.FailureBehavior.FAILURE_BEHAVIOR_RETURN_NULL
                        : Expression.Cast.FailureBehavior.FAILURE_BEHAVIOR_THROW_EXCEPTION))
        .build();
  }

  private static List<Long> numbers(TypeParameters parameters) {
    var numbers = new ArrayList<Long>();
    if (parameters.precision().isPresent()) {
      numbers.add((long) parameters.precision().getAsInt());
      numbers.add((long) parameters.scale().orElse(0));
    }
    parameters.maxLength().ifPresent(length -> numbers.add((long) length));
    return numbers;
  }

  private Expression caseWhen(CaseWhen expression) {
    var to = Expression.IfThen.newBuilder();
    for (var branch : expression.branches()) {
      to.addIfs(
          Expression.IfThen.IfClause.newBuilder()
              .setIf(encode(branch.condition()))
              .setThen(encode(branch.result())));
    }
    to.setElse(encode(expression.otherwise()));
    return Expression.newBuilder().setIfThen(to).build();
  }

  private Expression inList(InList expression) {
    var to = Expression.SingularOrList.newBuilder().setValue(encode(expression.value()));
    expression.options().forEach(option -> to.addOptions(encode(option)));
    return Expression.newBuilder().setSingularOrList(to).build();
  }

  private FunctionArgument argument(PlanExpression expression) {
    return FunctionArgument.newBuilder().setValue(encode(expression)).build();
  }

  static FunctionOption option(String name, String value) {
    return FunctionOption.newBuilder().setName(name).addPreference(value).build();
  }

  private static List<SqlType> typesOf(List<PlanExpression> expressions) {
    return expressions.stream().map(PlanExpression::type).toList();
  }
}
