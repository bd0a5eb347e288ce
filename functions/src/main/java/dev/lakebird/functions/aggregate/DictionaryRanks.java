package dev.lakebird.functions.aggregate;

import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The least or greatest dictionary entry of each group in one batch. Entries are sorted once a
/// dictionary; rows then compare integers. It keeps a reference on the dictionary it sorted last.
final class DictionaryRanks implements AutoCloseable {
  private @Nullable BytesVector sorted;
  private int[] rankOfEntry = {};
  private int[] entryOfRank = {};
  private int[] bestRanks = {};
  private int[] groups = {};
  private int[] entries = {};

  /// Finds the groups of the rows, none of them NULL, and the extreme entry of each; returns how many
  /// groups they are.
  int collect(
      DictionaryVector vector,
      BytesVector dictionary,
      int[] groupIds,
      Selection rows,
      boolean greatest) {
    rank(dictionary);
    int count = rows.count();
    if (groups.length < count) {
      groups = new int[count];
      entries = new int[count];
    }
    int last = dictionary.length() - 1;
    int touched = 0;
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      int group = groupIds[row];
      int rank = rankOfEntry[vector.indexAt(row)];
      // From 1 for the most wanted entry; 0 stands for no entry yet.
      int wanted = 1 + (greatest ? last - rank : rank);
      if (group >= bestRanks.length) {
        bestRanks = Arrays.copyOf(bestRanks, Math.max(group + 1, bestRanks.length * 2));
      }
      int best = bestRanks[group];
      if (best == 0) {
        groups[touched++] = group;
        bestRanks[group] = wanted;
      } else if (wanted < best) {
        bestRanks[group] = wanted;
      }
    }
    for (int t = 0; t < touched; t++) {
      int wanted = bestRanks[groups[t]] - 1;
      bestRanks[groups[t]] = 0;
      entries[t] = entryOfRank[greatest ? last - wanted : wanted];
    }
    return touched;
  }

  /// The `t`-th group found by the last [#collect].
  int group(int t) {
    return groups[t];
  }

  /// Its extreme entry.
  int entry(int t) {
    return entries[t];
  }

  @SuppressWarnings("ReferenceEquality")
  private void rank(BytesVector dictionary) {
    if (sorted == dictionary) {
      return;
    }
    int length = dictionary.length();
    Integer[] order = new Integer[length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) ->
            BytesExtremes.ByteOrder.compare(
                dictionary.data(),
                dictionary.startAt(a),
                dictionary.endAt(a),
                dictionary.data(),
                dictionary.startAt(b),
                dictionary.endAt(b)));
    rankOfEntry = new int[length];
    entryOfRank = new int[length];
    for (int r = 0; r < length; r++) {
      entryOfRank[r] = order[r];
      rankOfEntry[order[r]] = r;
    }
    forget();
    dictionary.retain();
    sorted = dictionary;
  }

  private void forget() {
    if (sorted != null) {
      sorted.release();
      sorted = null;
    }
  }

  @Override
  public void close() {
    forget();
  }
}
