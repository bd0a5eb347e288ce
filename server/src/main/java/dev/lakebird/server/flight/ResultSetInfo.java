package dev.lakebird.server.flight;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedResultSetConcurrency;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.holders.NullableIntHolder;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.jspecify.annotations.Nullable;

/// The keys of SqlInfo that the library's builder does not know: which concurrencies result sets have, by
/// their type. Rows can be read and not updated, and go forward alone.
final class ResultSetInfo {
  private static final int READ_ONLY =
      1 << SqlSupportedResultSetConcurrency.SQL_RESULT_SET_CONCURRENCY_READ_ONLY_VALUE;

  /// Bits by key: results of unspecified type, forward-only ones, and scrolling ones of both kinds.
  private static final Map<Integer, Integer> CONCURRENCIES =
      new TreeMap<>(Map.of(568, READ_ONLY, 569, READ_ONLY, 570, 0, 571, 0));

  /// Which kind of value in the union of SqlInfo has 32-bit masks.
  private static final byte MASK_TYPE = 3;

  private ResultSetInfo() {}

  static boolean knows(int key) {
    return CONCURRENCIES.containsKey(key);
  }

  /// Sends the values of keys, all where there are none.
  ///
  /// @param wanted keys that this or the builder knows
  static void send(
      SqlInfoBuilder builder,
      List<Integer> wanted,
      BufferAllocator memory,
      ServerStreamListener listener) {
    List<Integer> own =
        wanted.isEmpty()
            ? List.copyOf(CONCURRENCIES.keySet())
            : wanted.stream().filter(ResultSetInfo::knows).toList();
    List<Integer> others = wanted.stream().filter(key -> !knows(key)).toList();
    if (own.isEmpty()) {
      builder.send(others, listener);
    } else if (wanted.isEmpty() || !others.isEmpty()) {
      builder.send(others, new Extended(listener, own));
    } else {
      try (var root = VectorSchemaRoot.create(Schemas.GET_SQL_INFO_SCHEMA, memory)) {
        fill(root, own);
        listener.start(root);
        listener.putNext();
        listener.completed();
      }
    }
  }

  private static void fill(VectorSchemaRoot root, List<Integer> keys) {
    root.clear();
    var names = (UInt4Vector) root.getVector(0);
    var values = (DenseUnionVector) root.getVector(1);
    var mask = new NullableIntHolder();
    mask.isSet = 1;
    for (int row = 0; row < keys.size(); row++) {
      names.setSafe(row, keys.get(row));
      mask.value = CONCURRENCIES.getOrDefault(keys.get(row), 0);
      values.setTypeId(row, MASK_TYPE);
      values.setSafe(row, mask);
    }
    root.setRowCount(keys.size());
  }

  /// Sends more rows behind those of the builder.
  private static final class Extended implements ServerStreamListener {
    private final ServerStreamListener listener;
    private final List<Integer> keys;
    private @Nullable VectorSchemaRoot root;

    Extended(ServerStreamListener listener, List<Integer> keys) {
      this.listener = listener;
      this.keys = keys;
    }

    @Override
    public void start(VectorSchemaRoot sent, DictionaryProvider dictionaries, IpcOption option) {
      root = sent;
      listener.start(sent, dictionaries, option);
    }

    @Override
    public void putNext() {
      listener.putNext();
      if (root != null) {
        fill(root, keys);
        listener.putNext();
      }
    }

    @Override
    public void putNext(ArrowBuf metadata) {
      listener.putNext(metadata);
    }

    @Override
    public void putMetadata(ArrowBuf metadata) {
      listener.putMetadata(metadata);
    }

    @Override
    public void error(Throwable failure) {
      listener.error(failure);
    }

    @Override
    public void completed() {
      listener.completed();
    }

    @Override
    public boolean isCancelled() {
      return listener.isCancelled();
    }

    @Override
    public boolean isReady() {
      return listener.isReady();
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
      listener.setOnCancelHandler(handler);
    }
  }
}
