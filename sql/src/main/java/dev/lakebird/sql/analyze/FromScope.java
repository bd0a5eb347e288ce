package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.syntax.Syntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// What a FROM clause brings into scope.
///
/// @param variables its rows by alias
/// @param columns the columns that need no qualifier, in the order of `SELECT *`
record FromScope(List<RangeVariable> variables, List<ScopeColumn> columns) {
  static final FromScope EMPTY = new FromScope(List.of(), List.of());

  FromScope {
    variables = List.copyOf(variables);
    columns = List.copyOf(columns);
  }

  static FromScope of(RangeVariable variable) {
    return new FromScope(List.of(variable), variable.starColumns());
  }

  /// Both scopes side by side.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException where an alias stands twice
  FromScope with(FromScope right, Syntax place) {
    var all = new ArrayList<>(columns);
    all.addAll(right.columns);
    return with(right, all, place);
  }

  /// Both scopes with other columns, such as those of USING.
  FromScope with(FromScope right, List<ScopeColumn> all, Syntax place) {
    var names = new HashSet<String>();
    var both = new ArrayList<>(variables);
    both.addAll(right.variables);
    for (var variable : both) {
      if (!variable.name().isEmpty() && !names.add(variable.name().toLowerCase(Locale.ROOT))) {
        throw AnalysisError.at(
            place,
            ErrorCode.AMBIGUOUS_NAME,
            "Duplicate table alias " + variable.name() + " in the same FROM clause");
      }
    }
    return new FromScope(both, all);
  }
}
