package dev.lakebird.queryexec.join;

import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Joins rows of values by the definition of each kind.
final class JoinOracle {
  private JoinOracle() {}

  static List<List<Value>> join(
      JoinSpec spec,
      List<List<Value>> left,
      List<List<Value>> right,
      BiPredicate<List<Value>, List<Value>> residual) {
    List<List<Value>> out = new ArrayList<>();
    boolean[] rightMatched = new boolean[right.size()];
    for (List<Value> l : left) {
      int matches = 0;
      boolean unknown = false;
      for (int r = 0; r < right.size(); r++) {
        Boolean equal = keysEqual(spec, l, right.get(r));
        unknown |= equal == null;
        if (Boolean.TRUE.equals(equal) && residual.test(l, right.get(r))) {
          matches++;
          rightMatched[r] = true;
          if (spec.kind().hasRightColumns()) {
            out.add(concat(l, right.get(r)));
          }
        }
      }
      switch (spec.kind()) {
        case SEMI -> {
          if (matches > 0) {
            out.add(l);
          }
        }
        case ANTI -> {
          if (matches == 0) {
            out.add(l);
          }
        }
        case MARK -> {
          Value mark =
              matches > 0
                  ? Value.of(true)
                  : spec.nullAware() && unknown
                      ? Value.nullOf(VectorType.BOOL.type())
                      : Value.of(false);
          out.add(concat(l, List.of(mark)));
        }
        case LEFT, FULL, SINGLE -> {
          if (matches == 0) {
            out.add(concat(l, nulls(spec.rightTypes())));
          }
        }
        case INNER, RIGHT -> {}
      }
    }
    if (spec.kind().keepsRight()) {
      for (int r = 0; r < right.size(); r++) {
        if (!rightMatched[r]) {
          out.add(concat(nulls(spec.leftTypes()), right.get(r)));
        }
      }
    }
    return out;
  }

  /// TRUE, FALSE, or null where a key is NULL.
  private static @Nullable Boolean keysEqual(JoinSpec spec, List<Value> left, List<Value> right) {
    for (int i = 0; i < spec.leftKeys().size(); i++) {
      Value l = left.get(spec.leftKeys().get(i));
      Value r = right.get(spec.rightKeys().get(i));
      if (l.isNull() || r.isNull()) {
        return null;
      }
      if (!normal(l).equals(normal(r))) {
        return false;
      }
    }
    return true;
  }

  private static Value normal(Value value) {
    return value instanceof Value.Float64Value v ? Value.of(v.value() + 0.0) : value;
  }

  private static List<Value> nulls(List<VectorType> types) {
    List<Value> row = new ArrayList<>();
    types.forEach(t -> row.add(Value.nullOf(t.type())));
    return row;
  }

  private static List<Value> concat(List<Value> a, List<Value> b) {
    List<Value> row = new ArrayList<>(a);
    row.addAll(b);
    return row;
  }
}
