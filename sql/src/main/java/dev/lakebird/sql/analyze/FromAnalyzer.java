package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.plan.ValuesPlan;
import dev.lakebird.sql.syntax.FromItemSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.JoinSyntax;
import dev.lakebird.sql.syntax.MatchRecognizeSyntax;
import dev.lakebird.sql.syntax.PipedInputSyntax;
import dev.lakebird.sql.syntax.PivotSyntax;
import dev.lakebird.sql.syntax.SampleSyntax;
import dev.lakebird.sql.syntax.SubqueryTableSyntax;
import dev.lakebird.sql.syntax.TableCallSyntax;
import dev.lakebird.sql.syntax.TableReferenceSyntax;
import dev.lakebird.sql.syntax.UnnestSyntax;
import dev.lakebird.sql.syntax.UnpivotSyntax;
import org.jspecify.annotations.Nullable;

/// The items of a FROM clause.
///
/// @param piped the input of a pipe operator, where there is one
record FromAnalyzer(QueryAnalyzer query, @Nullable FromResult piped) {
  FromAnalyzer(QueryAnalyzer query) {
    this(query, null);
  }

  FromResult analyze(FromItemSyntax item) {
    query.statement().countRelation(item);
    return switch (item) {
      case TableReferenceSyntax table ->
          isOuterArray(table)
              ? overOneRow().analyze(table)
              : new TableAnalyzer(query).analyze(table);
      case UnnestSyntax unnest -> overOneRow().analyze(unnest);
      case SubqueryTableSyntax subquery -> subquery(subquery);
      case JoinSyntax join -> new JoinAnalyzer(this).analyze(join);
      case TableCallSyntax call -> new TableFunctionAnalyzer(query).analyze(call);
      case PivotSyntax pivot -> new PivotAnalyzer(query).analyze(pivot, analyze(pivot.input()));
      case UnpivotSyntax unpivot ->
          new UnpivotAnalyzer(query).analyze(unpivot, analyze(unpivot.input()));
      case MatchRecognizeSyntax match ->
          new MatchAnalyzer(query, match).analyze(analyze(match.input()));
      case PipedInputSyntax input -> {
        if (piped == null) {
          throw LakebirdException.internal("There is no input of a pipe");
        }
        yield piped;
      }
      case SampleSyntax sample ->
          new SampleAnalyzer(query).analyze(sample, analyze(sample.input()));
    };
  }

  private UnnestAnalyzer overOneRow() {
    return new UnnestAnalyzer(query, new FromResult(ValuesPlan.oneRow(), FromScope.EMPTY));
  }

  /// Whether the path begins with a name of the enclosing query.
  private boolean isOuterArray(TableReferenceSyntax table) {
    if (table.path().parts().size() < 2) {
      return false;
    }
    var outer = query.outer();
    var first = table.path().parts().getFirst();
    return outer != null && outer.find(first).isPresent()
        || query.statement().parameters().find(first).isPresent();
  }

  private FromResult subquery(SubqueryTableSyntax item) {
    var result =
        new QueryAnalyzer(query.statement(), query.commonTables(), query.outer())
            .analyze(item.query());
    return FromResult.of(result.plan(), result.variable(aliasOf(item.alias())));
  }

  static String aliasOf(@Nullable IdentifierSyntax alias) {
    return alias == null ? "" : alias.name();
  }
}
