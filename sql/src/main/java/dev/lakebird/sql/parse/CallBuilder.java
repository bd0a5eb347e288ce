package dev.lakebird.sql.parse;

import static dev.lakebird.sql.parse.SyntaxBuilders.each;

import dev.lakebird.sql.parse.GoogleSqlParser.CallArgumentContext;
import dev.lakebird.sql.parse.GoogleSqlParser.CallArgumentsContext;
import dev.lakebird.sql.parse.GoogleSqlParser.FrameBoundContext;
import dev.lakebird.sql.parse.GoogleSqlParser.LambdaArgumentContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ModelArgumentContext;
import dev.lakebird.sql.parse.GoogleSqlParser.OverClauseContext;
import dev.lakebird.sql.parse.GoogleSqlParser.StarArgumentContext;
import dev.lakebird.sql.parse.GoogleSqlParser.TableArgumentContext;
import dev.lakebird.sql.parse.GoogleSqlParser.ValueArgumentContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WindowFrameContext;
import dev.lakebird.sql.parse.GoogleSqlParser.WindowSpecificationContext;
import dev.lakebird.sql.syntax.ArgumentSyntax;
import dev.lakebird.sql.syntax.CallModifiersSyntax;
import dev.lakebird.sql.syntax.CallSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FrameBoundKind;
import dev.lakebird.sql.syntax.FrameBoundSyntax;
import dev.lakebird.sql.syntax.FrameSyntax;
import dev.lakebird.sql.syntax.FrameUnit;
import dev.lakebird.sql.syntax.HavingBoundSyntax;
import dev.lakebird.sql.syntax.NullTreatment;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.SourceSpan;
import dev.lakebird.sql.syntax.WindowSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Function calls and windows.
final class CallBuilder {
  private final SyntaxBuilders builders;

  CallBuilder(SyntaxBuilders builders) {
    this.builders = builders;
  }

  CallSyntax call(
      SourceSpan span,
      PathSyntax function,
      CallArgumentsContext arguments,
      @Nullable OverClauseContext over) {
    return new CallSyntax(
        span,
        function,
        arguments.DISTINCT() != null,
        each(arguments.callArgument(), this::argument),
        modifiers(arguments),
        over == null ? null : window(over.windowSpecification()));
  }

  /// The call with `base` as its first argument.
  static CallSyntax chained(ExpressionSyntax base, CallSyntax call) {
    var arguments = new ArrayList<ArgumentSyntax>();
    arguments.add(new ArgumentSyntax.Value(base.span(), null, base));
    arguments.addAll(call.arguments());
    return new CallSyntax(
        call.span(), call.function(), call.distinct(), arguments, call.modifiers(), call.over());
  }

  private ArgumentSyntax argument(CallArgumentContext context) {
    var span = builders.source.span(context);
    var names = builders.names;
    return switch (context) {
      case StarArgumentContext c -> new ArgumentSyntax.Star(span);
      case LambdaArgumentContext c ->
          new ArgumentSyntax.Lambda(
              span,
              names.optional(c.identifier()),
              names.identifiers(c.lambdaParameters().identifier()),
              builders.expressions.expression(c.expression()));
      case TableArgumentContext c ->
          new ArgumentSyntax.Table(span, names.optional(c.identifier()), names.path(c.tablePath()));
      case ModelArgumentContext c ->
          new ArgumentSyntax.Model(span, names.optional(c.identifier()), names.path(c.tablePath()));
      case ValueArgumentContext c ->
          new ArgumentSyntax.Value(
              span,
              names.optional(c.identifier()),
              builders.expressions.expression(c.expression()));
      default -> throw SyntaxBuilders.unknownForm(context);
    };
  }

  private @Nullable CallModifiersSyntax modifiers(CallArgumentsContext context) {
    boolean having = context.HAVING() != null;
    boolean limit = context.LIMIT() != null;
    if (context.NULLS() == null
        && context.whereClause() == null
        && !having
        && context.orderByClause() == null
        && !limit) {
      return null;
    }
    var expressions = context.expression();
    return new CallModifiersSyntax(
        builders.source.span(context),
        nullTreatment(context),
        builders.selects.where(context.whereClause()),
        having ? havingBound(context) : null,
        builders.queries.orderBy(context.orderByClause()),
        limit ? builders.expressions.expression(expressions.getLast()) : null);
  }

  private static @Nullable NullTreatment nullTreatment(CallArgumentsContext context) {
    if (context.NULLS() == null) {
      return null;
    }
    return context.IGNORE() != null ? NullTreatment.IGNORE : NullTreatment.RESPECT;
  }

  private HavingBoundSyntax havingBound(CallArgumentsContext context) {
    var expression = context.expression().getFirst();
    return new HavingBoundSyntax(
        builders.source.span(context.HAVING().getSymbol(), expression.getStop()),
        context.MAX() != null,
        builders.expressions.expression(expression));
  }

  WindowSyntax window(WindowSpecificationContext context) {
    return new WindowSyntax(
        builders.source.span(context),
        builders.names.optional(context.identifier()),
        builders.expressions.expressions(context.expression()),
        builders.queries.orderBy(context.orderByClause()),
        frame(context.windowFrame()));
  }

  private @Nullable FrameSyntax frame(@Nullable WindowFrameContext context) {
    if (context == null) {
      return null;
    }
    List<FrameBoundContext> bounds = context.frameBound();
    return new FrameSyntax(
        builders.source.span(context),
        context.ROWS() != null ? FrameUnit.ROWS : FrameUnit.RANGE,
        bound(bounds.getFirst()),
        bounds.size() == 1 ? null : bound(bounds.getLast()));
  }

  private FrameBoundSyntax bound(FrameBoundContext context) {
    return new FrameBoundSyntax(
        builders.source.span(context),
        boundKind(context),
        builders.expressions.optional(context.expression()));
  }

  private static FrameBoundKind boundKind(FrameBoundContext context) {
    if (context.CURRENT() != null) {
      return FrameBoundKind.CURRENT_ROW;
    }
    boolean unbounded = context.UNBOUNDED() != null;
    if (context.PRECEDING() != null) {
      return unbounded ? FrameBoundKind.UNBOUNDED_PRECEDING : FrameBoundKind.PRECEDING;
    }
    return unbounded ? FrameBoundKind.UNBOUNDED_FOLLOWING : FrameBoundKind.FOLLOWING;
  }
}
