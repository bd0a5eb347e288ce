package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.Assignment;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.ProjectPlan;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.SetMatchSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Pairs the columns of a set operation by name. Source: the GoogleSQL reference, "BY NAME".
final class ColumnMatcher {
  private final StatementContext statement;
  private final SetMatchSyntax match;

  ColumnMatcher(StatementContext statement, SetMatchSyntax match) {
    this.statement = statement;
    this.match = match;
  }

  /// The inputs with the same columns in the same order; NULL where an input lacks one.
  List<QueryResult> match(List<QueryResult> inputs) {
    if (match.columns().isEmpty()) {
      inputs.forEach(this::checkNames);
    }
    var names = names(inputs);
    if (names.isEmpty()) {
      throw AnalysisError.invalid(match, "The inputs of a set operation BY NAME share no column");
    }
    return inputs.stream().map(input -> with(input, names)).toList();
  }

  private void checkNames(QueryResult input) {
    var seen = new HashSet<String>();
    for (var column : input.columns()) {
      if (column.name().isEmpty()) {
        throw AnalysisError.invalid(match, "Anonymous columns cannot be matched BY NAME");
      }
      if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
        throw AnalysisError.at(
            match, ErrorCode.AMBIGUOUS_NAME, "Duplicate column name " + column.name());
      }
    }
  }

  private List<String> names(List<QueryResult> inputs) {
    var candidates =
        match.columns().isEmpty()
            ? candidates(inputs)
            : match.columns().stream().map(IdentifierSyntax::name).toList();
    var names = new ArrayList<String>();
    for (var name : candidates) {
      boolean everywhere = inputs.stream().allMatch(i -> find(i, name).isPresent());
      boolean first = find(inputs.getFirst(), name).isPresent();
      if (match.strict() && !everywhere) {
        throw AnalysisError.invalid(
            match, "Column " + name + " is not in every input of the set operation");
      }
      boolean kept =
          switch (match.mode()) {
            case INNER -> everywhere;
            case LEFT -> first;
            case FULL -> true;
          };
      if (kept) {
        names.add(name);
      }
    }
    return names;
  }

  /// All names in the order of the inputs, each once.
  private static List<String> candidates(List<QueryResult> inputs) {
    var names = new ArrayList<String>();
    for (var input : inputs) {
      for (var column : input.columns()) {
        if (names.stream().noneMatch(n -> n.equalsIgnoreCase(column.name()))) {
          names.add(column.name());
        }
      }
    }
    return names;
  }

  private static Optional<QueryResult.Output> find(QueryResult input, String name) {
    return input.columns().stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
  }

  private QueryResult with(QueryResult input, List<String> names) {
    var outputs = new ArrayList<QueryResult.Output>();
    var assignments = new ArrayList<Assignment>();
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      var found = find(input, name);
      if (found.isPresent()) {
        int index = input.columns().indexOf(found.get());
        var source = SetOperationAnalyzer.source(input, index);
        var column = statement.column(name, source.type());
        assignments.add(new Assignment(column, source));
        outputs.add(new QueryResult.Output(name, column));
      } else {
        var column = statement.column(name, SqlType.INT64);
        assignments.add(
            new Assignment(
                column,
                new Constant(
                    Value.nullOf(SqlType.INT64), Constant.Origin.UNTYPED_NULL, Place.UNKNOWN)));
        outputs.add(new QueryResult.Output(name, column));
      }
    }
    return new QueryResult(new ProjectPlan(input.plan(), assignments), outputs, false);
  }
}
