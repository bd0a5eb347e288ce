package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.functions.Functions;
import dev.lakebird.functions.cast.Casts;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.queryexec.expression.ExpressionInterner;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import io.substrait.proto.Expression;
import io.substrait.proto.FunctionArgument;
import io.substrait.proto.FunctionOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compiles the expressions of one relation over the columns of its input.
final class ExpressionCompiler {
  private final Declarations declarations;
  private final TypeReader types;
  private final LiteralReader literals;
  private final List<BoundCall.Result> inputs;
  private final Places.Cursor places;
  private final ExpressionInterner interner;

  ExpressionCompiler(
      Declarations declarations,
      List<BoundCall.Result> inputs,
      Places.Cursor places,
      ExpressionInterner interner) {
    this.declarations = declarations;
    this.types = new TypeReader(declarations);
    this.literals = new LiteralReader(types);
    this.inputs = List.copyOf(inputs);
    this.places = places;
    this.interner = interner;
  }

  List<CompiledExpression> compileAll(List<Expression> expressions) {
    return expressions.stream().map(this::compile).toList();
  }

  CompiledExpression compile(Expression expression) {
    Optional<SourcePosition> place = places.next();
    return switch (expression.getRexTypeCase()) {
      case LITERAL -> interner.constant(literals.read(expression.getLiteral()));
      case SELECTION -> field(expression.getSelection());
      case SCALAR_FUNCTION -> {
        var call = expression.getScalarFunction();
        yield call(
            declarations.function(call.getFunctionReference()),
            arguments(call.getArgumentsList()),
            types.read(call.getOutputType()),
            isSafe(call.getOptionsList()),
            place);
      }
      case CAST -> cast(expression.getCast(), place);
      case IF_THEN -> ifThen(expression.getIfThen(), place);
      case SINGULAR_OR_LIST -> {
        List<CompiledExpression> arguments = new ArrayList<>();
        arguments.add(compile(expression.getSingularOrList().getValue()));
        expression.getSingularOrList().getOptionsList().forEach(o -> arguments.add(compile(o)));
        yield call(builtIn("$in"), arguments, SqlType.BOOL, false, place);
      }
      case NESTED -> nested(expression.getNested(), place);
      case WINDOW_FUNCTION,
          SWITCH_EXPRESSION,
          MULTI_OR_LIST,
          SUBQUERY,
          DYNAMIC_PARAMETER,
          LAMBDA,
          LAMBDA_INVOCATION,
          EXECUTION_CONTEXT_VARIABLE,
          ENUM,
          REXTYPE_NOT_SET ->
          throw LakebirdException.unimplemented(
                  "The Substrait expression " + expression.getRexTypeCase())
              .at(place.orElse(null));
    };
  }

  List<CompiledExpression> arguments(List<FunctionArgument> arguments) {
    return arguments.stream().map(a -> compile(a.getValue())).toList();
  }

  /// A call of a scalar or conditional function.
  CompiledExpression call(
      SqlFunction function,
      List<CompiledExpression> arguments,
      SqlType resultType,
      boolean safe,
      Optional<SourcePosition> place) {
    var bound =
        new BoundCall(
            arguments.stream().map(CompiledExpression::asArgument).toList(), resultType, safe);
    return interner.call(function, bound, arguments, place);
  }

  ExpressionInterner interner() {
    return interner;
  }

  TypeReader types() {
    return types;
  }

  private CompiledExpression field(Expression.FieldReference reference) {
    List<Integer> path = new ArrayList<>();
    Expression.ReferenceSegment segment = reference.getDirectReference();
    while (true) {
      if (!segment.hasStructField()) {
        throw LakebirdException.unimplemented(
            "The Substrait reference " + segment.getReferenceTypeCase());
      }
      path.add(segment.getStructField().getField());
      if (!segment.getStructField().hasChild()) {
        break;
      }
      segment = segment.getStructField().getChild();
    }
    int next = 0;
    CompiledExpression value;
    switch (reference.getRootTypeCase()) {
      case EXPRESSION -> value = compile(reference.getExpression());
      case ROOT_REFERENCE, ROOTTYPE_NOT_SET -> value = interner.column(path.get(next++), inputs);
      case OUTER_REFERENCE, LAMBDA_PARAMETER_REFERENCE ->
          throw LakebirdException.unimplemented(
              "The Substrait reference root " + reference.getRootTypeCase());
      default ->
          throw LakebirdException.unimplemented(
              "The Substrait reference root " + reference.getRootTypeCase());
    }
    for (; next < path.size(); next++) {
      value = interner.field(value, path.get(next));
    }
    return value;
  }

  private CompiledExpression cast(Expression.Cast cast, Optional<SourcePosition> place) {
    CompiledExpression input = compile(cast.getInput());
    SqlType target = types.read(cast.getType());
    boolean safe =
        cast.getFailureBehavior() == Expression.Cast.FailureBehavior.FAILURE_BEHAVIOR_RETURN_NULL;
    return interner.cast(
        input, target, safe, place, () -> Casts.bind(input.asArgument(), target, safe));
  }

  private CompiledExpression ifThen(Expression.IfThen ifThen, Optional<SourcePosition> place) {
    List<CompiledExpression> arguments = new ArrayList<>();
    for (Expression.IfThen.IfClause clause : ifThen.getIfsList()) {
      arguments.add(compile(clause.getIf()));
      arguments.add(compile(clause.getThen()));
    }
    arguments.add(
        ifThen.hasElse()
            ? compile(ifThen.getElse())
            : interner.constant(Value.nullOf(arguments.get(1).result().type().type())));
    return call(builtIn("$case"), arguments, arguments.get(1).result().type().type(), false, place);
  }

  private CompiledExpression nested(Expression.Nested nested, Optional<SourcePosition> place) {
    return switch (nested.getNestedTypeCase()) {
      case LIST -> {
        List<CompiledExpression> elements = compileAll(nested.getList().getValuesList());
        SqlType element = elements.getFirst().result().type().type();
        yield call(builtIn("$make_array"), elements, SqlType.array(element), false, place);
      }
      case STRUCT -> {
        List<CompiledExpression> fields = compileAll(nested.getStruct().getFieldsList());
        SqlType type =
            types.struct(
                nested.getTypeVariationReference(),
                fields.stream().map(f -> f.result().type().type()).toList());
        yield call(builtIn("$make_struct"), fields, type, false, place);
      }
      case MAP, NESTEDTYPE_NOT_SET ->
          throw LakebirdException.unimplemented(
              "The Substrait expression nested " + nested.getNestedTypeCase());
    };
  }

  private static SqlFunction builtIn(String name) {
    return Functions.find(name)
        .orElseThrow(() -> LakebirdException.unimplemented("The function " + name));
  }

  static boolean isSafe(List<FunctionOption> options) {
    return option(options, "safe").map("TRUE"::equals).orElse(false);
  }

  /// The value of a function option.
  static Optional<String> option(List<FunctionOption> options, String name) {
    return options.stream()
        .filter(o -> o.getName().equals(name) && o.getPreferenceCount() > 0)
        .map(o -> o.getPreference(0))
        .findFirst();
  }

  /// The condition as conjuncts, each compiled on its own; places are consumed in order.
  List<CompiledExpression> compileConjuncts(Expression condition) {
    if (condition.hasScalarFunction()) {
      var call = condition.getScalarFunction();
      FunctionDefinition definition =
          declarations.function(call.getFunctionReference()).definition();
      if (definition.name().equals("$and")) {
        places.skip();
        List<CompiledExpression> conjuncts = new ArrayList<>();
        for (FunctionArgument argument : call.getArgumentsList()) {
          conjuncts.addAll(compileConjuncts(argument.getValue()));
        }
        return conjuncts;
      }
    }
    return List.of(requireBool(compile(condition)));
  }

  private static CompiledExpression requireBool(CompiledExpression expression) {
    if (!(expression.result().type().type() instanceof SqlType.Bool)) {
      throw new LakebirdException(ErrorCode.TYPE_MISMATCH, "A condition is not of type BOOL");
    }
    return expression;
  }
}
