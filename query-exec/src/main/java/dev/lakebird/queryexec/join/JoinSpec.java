package dev.lakebird.queryexec.join;

import dev.lakebird.queryexec.hash.ChainTable;
import dev.lakebird.queryexec.row.RowColumns;
import dev.lakebird.queryexec.row.RowLayout;
import dev.lakebird.queryexec.run.FilterProgram;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a join does. Key columns pair up by position and have equal physical types on both sides. In
/// the first `strictKeys` of them NULL equals nothing, in the others NULL equals NULL.
///
/// @param leftTypes the physical types of all probe-side columns
/// @param rightTypes the physical types of all build-side columns
/// @param leftKeys probe-side key columns; none for a nested-loop join
/// @param rightKeys build-side key columns
/// @param residual what else must hold of a pair, over left columns then right columns
/// @param nullAware of a MARK join: whether NULL keys make the mark NULL instead of FALSE
/// @param strictKeys how many keys, from the first one on, match no NULL
public record JoinSpec(
    JoinKind kind,
    List<VectorType> leftTypes,
    List<VectorType> rightTypes,
    List<Integer> leftKeys,
    List<Integer> rightKeys,
    Optional<FilterProgram> residual,
    boolean nullAware,
    int strictKeys) {
  public JoinSpec {
    leftTypes = List.copyOf(leftTypes);
    rightTypes = List.copyOf(rightTypes);
    leftKeys = List.copyOf(leftKeys);
    rightKeys = List.copyOf(rightKeys);
    for (int i = 0; i < leftKeys.size(); i++) {
      if (!leftTypes.get(leftKeys.get(i)).equals(rightTypes.get(rightKeys.get(i)))) {
        throw new IllegalArgumentException("Join keys must have equal physical types");
      }
    }
  }

  /// A join whose keys match no NULL.
  public JoinSpec(
      JoinKind kind,
      List<VectorType> leftTypes,
      List<VectorType> rightTypes,
      List<Integer> leftKeys,
      List<Integer> rightKeys,
      Optional<FilterProgram> residual,
      boolean nullAware) {
    this(kind, leftTypes, rightTypes, leftKeys, rightKeys, residual, nullAware, leftKeys.size());
  }

  /// The types of the output columns: left, then right or mark where the kind has them.
  public List<VectorType> outputTypes() {
    List<VectorType> types = new ArrayList<>(leftTypes);
    if (kind.hasRightColumns()) {
      types.addAll(rightTypes);
    } else if (kind == JoinKind.MARK) {
      types.add(VectorType.BOOL);
    }
    return types;
  }

  /// Build-side rows: hash and chain, the key columns as they compare, then [#others].
  RowLayout layout() {
    List<VectorType> types = new ArrayList<>();
    for (int key : rightKeys) {
      types.add(rightTypes.get(key));
    }
    for (int other : others()) {
      types.add(rightTypes.get(other));
    }
    return new RowLayout(types, ChainTable.HEADER_BYTES);
  }

  /// The build-side columns that are no keys, or look different as keys.
  int[] others() {
    return IntStream.range(0, rightTypes.size()).filter(c -> keyOf(c) < 0).toArray();
  }

  /// Where in [#layout] each build-side column lies as it is.
  int[] places() {
    int[] places = new int[rightTypes.size()];
    int next = rightKeys.size();
    for (int c = 0; c < places.length; c++) {
      int key = keyOf(c);
      places[c] = key < 0 ? next++ : key;
    }
    return places;
  }

  private int keyOf(int column) {
    return RowColumns.changesKeys(rightTypes.get(column)) ? -1 : rightKeys.indexOf(column);
  }

  /// The types of rows set aside: the hash, then the columns.
  static List<VectorType> withHash(List<VectorType> types) {
    List<VectorType> all = new ArrayList<>();
    all.add(VectorType.INT64);
    all.addAll(types);
    return all;
  }
}
