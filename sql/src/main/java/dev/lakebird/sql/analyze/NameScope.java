package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.plan.Place;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The names an expression may use: aliases of the SELECT list where they are visible, then the FROM
/// clause, then the enclosing query. Source: the GoogleSQL reference, "Using aliases".
///
/// @param aliases visible aliases, which hide names of the FROM clause
/// @param outer the names of the enclosing query
record NameScope(FromScope from, List<ScopeColumn> aliases, @Nullable NameScope outer) {
  static final NameScope NOTHING = new NameScope(FromScope.EMPTY, List.of(), null);

  NameScope {
    aliases = List.copyOf(aliases);
  }

  static NameScope of(FromScope from, @Nullable NameScope outer) {
    return new NameScope(from, List.of(), outer);
  }

  NameScope withAliases(List<ScopeColumn> visible) {
    return new NameScope(from, visible, outer);
  }

  /// What a name stands for.
  sealed interface Meaning {
    /// A row of the FROM clause.
    record Row(RangeVariable variable) implements Meaning {}

    /// A value.
    record Value(PlanExpression expression) implements Meaning {}
  }

  /// What the name stands for, nearest first.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException where it stands for more than one thing
  Optional<Meaning> find(IdentifierSyntax identifier) {
    var name = identifier.name();
    var alias = only(aliases, identifier);
    if (alias.isPresent()) {
      return Optional.of(new Meaning.Value(alias.get()));
    }
    for (var variable : from.variables()) {
      if (variable.name().equalsIgnoreCase(name)) {
        return Optional.of(
            variable.value() == null
                ? new Meaning.Row(variable)
                : new Meaning.Value(variable.value()));
      }
    }
    var column = only(from.columns(), identifier);
    if (column.isPresent()) {
      return Optional.of(new Meaning.Value(column.get()));
    }
    return outer == null ? Optional.empty() : outer.find(identifier);
  }

  /// The value of the only column of that name; several of one value are one.
  static Optional<PlanExpression> only(List<ScopeColumn> columns, IdentifierSyntax identifier) {
    PlanExpression found = null;
    for (var column : columns) {
      if (column.isNamed(identifier.name())) {
        if (found != null && !found.equals(column.expression())) {
          throw AnalysisError.at(
              identifier,
              ErrorCode.AMBIGUOUS_NAME,
              "Column name " + identifier.name() + " is ambiguous");
        }
        found = column.expression();
      }
    }
    return Optional.ofNullable(found);
  }

  /// All names in scope, for suggestions.
  List<String> names() {
    var names = new ArrayList<String>();
    aliases.forEach(alias -> names.add(alias.name()));
    from.columns().forEach(column -> names.add(column.name()));
    from.variables().forEach(variable -> names.add(variable.name()));
    if (outer != null) {
      names.addAll(outer.names());
    }
    return names;
  }

  /// The row of a variable as a value.
  static PlanExpression valueOf(Meaning meaning, Place place) {
    return switch (meaning) {
      case Meaning.Row row -> row.variable().row(place);
      case Meaning.Value value -> value.expression();
    };
  }
}
