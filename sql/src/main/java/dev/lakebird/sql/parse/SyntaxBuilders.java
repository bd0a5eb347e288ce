package dev.lakebird.sql.parse;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The builders of one parse, which call each other: one a kind of syntax.
final class SyntaxBuilders {
  final SourceText source;
  final NameBuilder names;
  final LiteralBuilder literals;
  final TypeBuilder types;
  final ExpressionBuilder expressions;
  final ComparisonBuilder comparisons;
  final PrimaryBuilder primaries;
  final CallBuilder calls;
  final QueryBuilder queries;
  final SelectBuilder selects;
  final PipeBuilder pipes;
  final FromBuilder from;
  final ColumnBuilder columns;
  final CreateBuilder create;
  final AlterBuilder alter;
  final DmlBuilder dml;
  final ScriptBuilder scripts;
  final StatementBuilder statements;

  private final int chainLengthMax;

  SyntaxBuilders(SourceText source, ParseLimits limits) {
    this.source = source;
    this.chainLengthMax = limits.chainLengthMax();
    this.names = new NameBuilder(this);
    this.literals = new LiteralBuilder(this);
    this.types = new TypeBuilder(this);
    this.expressions = new ExpressionBuilder(this);
    this.comparisons = new ComparisonBuilder(this);
    this.primaries = new PrimaryBuilder(this);
    this.calls = new CallBuilder(this);
    this.queries = new QueryBuilder(this);
    this.selects = new SelectBuilder(this);
    this.pipes = new PipeBuilder(this);
    this.from = new FromBuilder(this);
    this.columns = new ColumnBuilder(this);
    this.create = new CreateBuilder(this);
    this.alter = new AlterBuilder(this);
    this.dml = new DmlBuilder(this);
    this.scripts = new ScriptBuilder(this);
    this.statements = new StatementBuilder(this);
  }

  void checkChain(int links, SourcePosition position) {
    if (links > chainLengthMax) {
      throw new LakebirdException(
          ErrorCode.LIMIT_EXCEEDED,
          "The statement has a chain of more than " + chainLengthMax + " operators",
          position);
    }
  }

  /// What `build` makes of each context. A loop, since a stream would deepen the stack by several frames a level.
  static <C, S> List<S> each(List<? extends C> contexts, Function<? super C, ? extends S> build) {
    var built = new ArrayList<S>(contexts.size());
    for (var context : contexts) {
      built.add(build.apply(context));
    }
    return built;
  }

  /// A form of the grammar for which a builder has no case.
  static LakebirdException unknownForm(Object context) {
    return LakebirdException.internal(
        "The parser has no builder for " + context.getClass().getSimpleName());
  }
}
