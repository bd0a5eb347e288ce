package dev.lakebird.types.scan;

import dev.lakebird.types.value.Value;
import java.util.List;

/// A condition as data, which statistics can refute: when it is false for every row of a file, row
/// group or page, that part is not read. Columns are positions in [TableSource#columns].
public sealed interface PruningPredicate {
  /// `column op value`; never true where the column is NULL. The value is not NULL.
  record Comparison(int column, Operator operator, Value value) implements PruningPredicate {}

  /// The column equals one of the values, of which none is NULL.
  record In(int column, List<Value> values) implements PruningPredicate {
    public In {
      values = List.copyOf(values);
    }
  }

  record IsNull(int column) implements PruningPredicate {}

  record IsNotNull(int column) implements PruningPredicate {}

  /// A STRING column starts with the prefix.
  record StartsWith(int column, String prefix) implements PruningPredicate {}

  record And(List<PruningPredicate> parts) implements PruningPredicate {
    public And {
      parts = List.copyOf(parts);
    }
  }

  record Or(List<PruningPredicate> parts) implements PruningPredicate {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  enum Operator {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }
}
