package dev.lakebird.queryexec.window;

import dev.lakebird.queryexec.sort.SortKey;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Windows by their definition, over rows in their order: each row asks of every other whether it is in
/// its frame.
final class WindowOracle {
  private final List<List<Value>> rows;
  private final int partition;
  private final int order;
  private final SortKey key;

  /// @param partition the column of the partition key, or -1
  WindowOracle(List<List<Value>> rows, int partition, int order, SortKey key) {
    this.rows = rows;
    this.partition = partition;
    this.order = order;
    this.key = key;
  }

  /// SUM of a number, COUNT of a text, STRING_AGG of it, its LAST_VALUE that is not NULL, DENSE_RANK.
  List<Value> expected(int row, WindowFrame frame, int number, int text) {
    BigInteger sum = null;
    List<String> texts = new ArrayList<>();
    Set<Value> ranks = new HashSet<>();
    for (int other = 0; other < rows.size(); other++) {
      if (!samePartition(row, other)) {
        continue;
      }
      if (other <= row) {
        ranks.add(keyOf(other));
      }
      if (!isAfterStart(row, other, frame) || !isBeforeEnd(row, other, frame)) {
        continue;
      }
      if (rows.get(other).get(number) instanceof Value.Int64Value v) {
        sum = (sum == null ? BigInteger.ZERO : sum).add(BigInteger.valueOf(v.value()));
      }
      if (rows.get(other).get(text) instanceof Value.StringValue v) {
        texts.add(v.value());
      }
    }
    return List.of(
        sum == null ? Value.nullOf(SqlType.INT64) : Value.of(sum.longValueExact()),
        Value.of((long) texts.size()),
        texts.isEmpty() ? Value.nullOf(SqlType.STRING) : Value.of(String.join(",", texts)),
        texts.isEmpty() ? Value.nullOf(SqlType.STRING) : Value.of(texts.getLast()),
        Value.of((long) ranks.size()));
  }

  private boolean samePartition(int a, int b) {
    return partition < 0 || rows.get(a).get(partition).equals(rows.get(b).get(partition));
  }

  private Value keyOf(int row) {
    return rows.get(row).get(order);
  }

  private boolean isAfterStart(int row, int other, WindowFrame frame) {
    return switch (frame.start().kind()) {
      case UNBOUNDED_PRECEDING -> true;
      case UNBOUNDED_FOLLOWING -> false;
      case CURRENT_ROW -> frame.rows() ? other >= row : other >= row || isPeer(row, other);
      case PRECEDING ->
          distance(row, other, frame, true).compareTo(offset(frame.start()).negate()) >= 0;
      case FOLLOWING -> distance(row, other, frame, true).compareTo(offset(frame.start())) >= 0;
    };
  }

  private boolean isBeforeEnd(int row, int other, WindowFrame frame) {
    return switch (frame.end().kind()) {
      case UNBOUNDED_PRECEDING -> false;
      case UNBOUNDED_FOLLOWING -> true;
      case CURRENT_ROW -> frame.rows() ? other <= row : other <= row || isPeer(row, other);
      case PRECEDING ->
          distance(row, other, frame, false).compareTo(offset(frame.end()).negate()) <= 0;
      case FOLLOWING -> distance(row, other, frame, false).compareTo(offset(frame.end())) <= 0;
    };
  }

  private boolean isPeer(int a, int b) {
    return keyOf(a).equals(keyOf(b));
  }

  private static BigInteger offset(WindowFrame.Bound bound) {
    return bound.offset() instanceof Value.Int64Value v
        ? BigInteger.valueOf(v.value())
        : BigInteger.ZERO;
  }

  /// How far a row lies behind another in the frame's unit. NULLs are at no distance of each other
  /// whatever the offset, and infinitely far from all else.
  private BigInteger distance(int row, int other, WindowFrame frame, boolean ofStart) {
    BigInteger far = BigInteger.ONE.shiftLeft(80);
    if (frame.rows()) {
      return BigInteger.valueOf(other - (long) row);
    }
    boolean rowNull = keyOf(row).isNull();
    if (rowNull && keyOf(other).isNull()) {
      return ofStart ? far : far.negate();
    }
    if (rowNull || keyOf(other).isNull()) {
      return other > row ? far : far.negate();
    }
    long a = ((Value.Int64Value) keyOf(row)).value();
    long b = ((Value.Int64Value) keyOf(other)).value();
    var distance = BigInteger.valueOf(b).subtract(BigInteger.valueOf(a));
    return key.descending() ? distance.negate() : distance;
  }
}
