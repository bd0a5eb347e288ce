package dev.lakebird.sql.analyze;

import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.OptionSyntax;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Lists of options: literals, parameters, and arrays of them.
final class OptionAnalyzer {
  private final StatementContext statement;

  OptionAnalyzer(StatementContext statement) {
    this.statement = statement;
  }

  List<StatementOption> analyze(List<OptionSyntax> syntaxes) {
    var expressions =
        new ExpressionAnalyzer(
            statement,
            NameScope.NOTHING,
            CommonTables.NONE,
            AggregateSink.Forbidden.in("OPTIONS list"),
            WindowSink.Forbidden.in("OPTIONS list"));
    var names = new HashSet<String>();
    var options = new ArrayList<StatementOption>();
    for (var syntax : syntaxes) {
      var name = syntax.name().name().toLowerCase(Locale.ROOT);
      if (!names.add(name)) {
        throw AnalysisError.invalid(syntax, "Duplicate option specified for '" + name + "'");
      }
      var value = value(expressions.analyze(syntax.value()), syntax);
      options.add(new StatementOption(name, value, syntax.span().start()));
    }
    return options;
  }

  private static Value value(PlanExpression expression, OptionSyntax syntax) {
    return switch (expression) {
      case Constant constant -> constant.value();
      case ArrayOf array ->
          new Value.ArrayValue(
              array.type(), array.elements().stream().map(e -> value(e, syntax)).toList());
      default ->
          throw AnalysisError.invalid(
              syntax.value(), "The value of option " + syntax.name().name() + " is not a constant");
    };
  }
}
