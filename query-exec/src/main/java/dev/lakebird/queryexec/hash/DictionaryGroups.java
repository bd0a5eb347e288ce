package dev.lakebird.queryexec.hash;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Remembers the group of each combination of dictionary entries, so that rows whose one or two keys
/// are small dictionaries are grouped by index without hashing. Belongs to one thread.
public final class DictionaryGroups implements AutoCloseable {
  private static final int ENTRIES_MAX = 1 << 14;

  private int[] groups = new int[0];
  private int entries;
  private @Nullable Vector first;
  private @Nullable Vector second;

  /// Whether the keys are of the kind it takes.
  public static boolean accepts(Vector[] keys) {
    if (keys.length == 0 || keys.length > 2 || !(keys[0] instanceof DictionaryVector a)) {
      return false;
    }
    long product = a.dictionary().length() + 1L;
    if (keys.length == 2) {
      if (!(keys[1] instanceof DictionaryVector b)) {
        return false;
      }
      product *= b.dictionary().length() + 1L;
    }
    return product <= ENTRIES_MAX;
  }

  /// Writes known groups to `groupIds[row]` and the positions of the other rows to `missing`; answers
  /// how many those are.
  public int find(Vector[] keys, Selection rows, int[] groupIds, int[] missing) {
    var a = (DictionaryVector) keys[0];
    @Nullable DictionaryVector b = keys.length == 2 ? (DictionaryVector) keys[1] : null;
    remember(a.dictionary(), b == null ? null : b.dictionary());
    int count = rows.count();
    if (!a.mayHaveNulls() && rows.isAll() && (b == null || !b.mayHaveNulls())) {
      return b == null
          ? findAll(a.indices(), count, groupIds, missing)
          : findAll(
              a.indices(), b.indices(), b.dictionary().length() + 1, count, groupIds, missing);
    }
    int missed = 0;
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      int group = groups[index(a, b, row)];
      groupIds[row] = group;
      if (group < 0) {
        missing[missed++] = row;
      }
    }
    return missed;
  }

  private int findAll(MemorySegment indices, int count, int[] groupIds, int[] missing) {
    int missed = 0;
    for (int row = 0; row < count; row++) {
      int group = groups[indices.get(INT, (long) row << 2)];
      groupIds[row] = group;
      if (group < 0) {
        missing[missed++] = row;
      }
    }
    return missed;
  }

  private int findAll(
      MemorySegment left,
      MemorySegment right,
      int stride,
      int count,
      int[] groupIds,
      int[] missing) {
    int missed = 0;
    for (int row = 0; row < count; row++) {
      long at = (long) row << 2;
      int group = groups[left.get(INT, at) * stride + right.get(INT, at)];
      groupIds[row] = group;
      if (group < 0) {
        missing[missed++] = row;
      }
    }
    return missed;
  }

  /// Remembers the groups that rows missing before were given since.
  public void learn(Vector[] keys, int[] rows, int count, int[] groupIds) {
    var a = (DictionaryVector) keys[0];
    @Nullable DictionaryVector b = keys.length == 2 ? (DictionaryVector) keys[1] : null;
    for (int i = 0; i < count; i++) {
      groups[index(a, b, rows[i])] = groupIds[rows[i]];
    }
  }

  /// Forgets all groups: they have new numbers.
  public void clear() {
    Arrays.fill(groups, 0, entries, -1);
  }

  private static int index(DictionaryVector a, @Nullable DictionaryVector b, int row) {
    int left = a.isNull(row) ? a.dictionary().length() : a.indexAt(row);
    if (b == null) {
      return left;
    }
    int size = b.dictionary().length();
    return left * (size + 1) + (b.isNull(row) ? size : b.indexAt(row));
  }

  /// Starts anew when the dictionaries are others than before. Those remembered are retained, so that
  /// no new dictionary can take their identity.
  @SuppressWarnings("ReferenceEquality")
  private void remember(Vector left, @Nullable Vector right) {
    if (first == left && second == right) {
      return;
    }
    release();
    first = left.retain();
    second = right == null ? null : right.retain();
    entries = (left.length() + 1) * (right == null ? 1 : right.length() + 1);
    if (groups.length < entries) {
      groups = new int[entries];
    }
    Arrays.fill(groups, 0, entries, -1);
  }

  private void release() {
    if (first != null) {
      first.release();
      first = null;
    }
    if (second != null) {
      second.release();
      second = null;
    }
  }

  @Override
  public void close() {
    release();
  }
}
