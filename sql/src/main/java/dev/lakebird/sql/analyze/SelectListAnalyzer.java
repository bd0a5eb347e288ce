package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.SelectExpressionSyntax;
import dev.lakebird.sql.syntax.SelectItemSyntax;
import dev.lakebird.sql.syntax.SelectStarSyntax;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// The items of a SELECT list, with stars, EXCEPT and REPLACE.
final class SelectListAnalyzer {
  private final ExpressionAnalyzer expressions;

  SelectListAnalyzer(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  List<SelectColumn> analyze(List<SelectItemSyntax> items) {
    var columns = new ArrayList<SelectColumn>();
    for (var item : items) {
      switch (item) {
        case SelectExpressionSyntax s -> columns.add(expression(s));
        case SelectStarSyntax s -> columns.addAll(star(s));
      }
    }
    return columns;
  }

  private SelectColumn expression(SelectExpressionSyntax item) {
    var alias = item.alias();
    var name = alias != null ? alias.name() : ImplicitNames.of(item.expression()).orElse("");
    return new SelectColumn(name, expressions.analyze(item.expression()));
  }

  private List<SelectColumn> star(SelectStarSyntax star) {
    var columns = new ArrayList<SelectColumn>();
    for (var column : starColumns(star)) {
      columns.add(new SelectColumn(column.name(), column.expression()));
    }
    except(star, columns);
    replace(star, columns);
    if (columns.isEmpty()) {
      throw AnalysisError.invalid(star, "SELECT * expands to zero columns");
    }
    return columns;
  }

  private List<ScopeColumn> starColumns(SelectStarSyntax star) {
    var base = star.base();
    if (base == null) {
      if (expressions.scope().from().variables().isEmpty()) {
        throw AnalysisError.invalid(star, "SELECT * must have a FROM clause");
      }
      return expressions.scope().from().columns();
    }
    if (base instanceof PathSyntax path
        && path.parts().size() == 1
        && expressions.scope().find(path.parts().getFirst()).orElse(null)
            instanceof NameScope.Meaning.Row row) {
      return row.variable().starColumns();
    }
    return fields(expressions.analyze(base), star);
  }

  private static List<ScopeColumn> fields(PlanExpression value, SelectStarSyntax star) {
    if (!(value.type() instanceof SqlType.Struct)) {
      throw AnalysisError.typeMismatch(
          star, "Dot-star is not supported for type " + value.type().sqlName());
    }
    return Structs.columnsOf(value);
  }

  private static void except(SelectStarSyntax star, List<SelectColumn> columns) {
    for (var name : star.except()) {
      if (!columns.removeIf(c -> c.name().equalsIgnoreCase(name.name()))) {
        throw AnalysisError.at(
            name,
            ErrorCode.UNKNOWN_NAME,
            "Column " + name.name() + " in SELECT * EXCEPT list does not exist");
      }
    }
  }

  private void replace(SelectStarSyntax star, List<SelectColumn> columns) {
    for (var replacement : star.replace()) {
      var name = replacement.name().name();
      boolean found = false;
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).name().equalsIgnoreCase(name)) {
          columns.set(
              i,
              new SelectColumn(
                  columns.get(i).name(), expressions.analyze(replacement.expression())));
          found = true;
        }
      }
      if (!found) {
        throw AnalysisError.at(
            replacement,
            ErrorCode.UNKNOWN_NAME,
            "Column " + name + " in SELECT * REPLACE list does not exist");
      }
    }
  }

  /// The columns of `SELECT AS STRUCT` and `SELECT AS VALUE`, as the one value they make.
  static SelectColumn asStruct(List<SelectColumn> columns, Place place) {
    return new SelectColumn(
        "", Structs.of(columns.stream().map(SelectColumn::asAlias).toList(), place));
  }
}
