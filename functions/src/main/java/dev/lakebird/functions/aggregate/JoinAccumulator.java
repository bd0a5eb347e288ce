package dev.lakebird.functions.aggregate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Byte strings of a group joined by a delimiter in the order they came. The state is the joined
/// string so far.
final class JoinAccumulator extends StrictAccumulator {
  private static final byte[] COMMA = {','};

  private final VectorType type;
  private final ColumnLog log;
  private final GroupChains chains;
  private byte @Nullable [] delimiter;

  private JoinAccumulator(VectorType type, byte @Nullable [] delimiter, BufferAllocator allocator) {
    super(allocator);
    this.type = type;
    this.delimiter = delimiter;
    this.log = new ColumnLog(type, allocator);
    this.chains = new GroupChains(allocator);
  }

  static AggregateKernel kernel(BoundCall call) {
    VectorType type = call.argument(0).type();
    byte @Nullable [] delimiter = delimiter(call);
    return new BoundAggregate(
        BoundCall.Result.of(type),
        List.of(type),
        allocator -> new JoinAccumulator(type, delimiter, allocator));
  }

  private static byte @Nullable [] delimiter(BoundCall call) {
    if (call.arguments().size() == 1) {
      return COMMA;
    }
    return call.argument(1).constant().map(JoinAccumulator::bytes).orElse(null);
  }

  private static byte[] bytes(Value delimiter) {
    return switch (delimiter) {
      case Value.StringValue v -> v.value().getBytes(StandardCharsets.UTF_8);
      case Value.BytesValue v -> v.value();
      default -> throw RowErrors.invalid("Illegal NULL separator in STRING_AGG");
    };
  }

  @Override
  public void reserveGroups(int groupCount) {
    chains.reserveGroups(groupCount);
  }

  @Override
  public void update(int[] groupIds, Vector[] arguments, Selection rows) {
    learnDelimiter(arguments);
    super.update(groupIds, arguments, rows);
  }

  @Override
  public void updateGroup(int group, Vector[] arguments, Selection rows) {
    learnDelimiter(arguments);
    super.updateGroup(group, arguments, rows);
  }

  /// A delimiter that was not known when binding, such as a parameter's.
  private void learnDelimiter(Vector[] arguments) {
    if (delimiter != null) {
      return;
    }
    if (arguments[1] instanceof ConstantVector constant
        && !constant.isNull()
        && constant.value() instanceof BytesVector value) {
      delimiter = value.bytesAt(0);
    } else {
      throw LakebirdException.unimplemented("A delimiter of STRING_AGG that is not constant");
    }
  }

  @Override
  void add(int[] groupIds, Vector values, Selection rows) {
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      int entry = log.length();
      chains.reserveEntry(entry);
      log.append(values, row);
      chains.append(groupIds[row], entry);
    }
  }

  @Override
  public void merge(int[] groupIds, Vector[] states, Selection rows) {
    super.update(groupIds, states, rows);
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    return List.of(finish(firstGroup, count));
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    byte[] between = delimiter == null ? new byte[0] : delimiter;
    MemorySegment betweenSegment = MemorySegment.ofArray(between);
    long total = 0;
    for (int i = 0; i < count; i++) {
      int first = chains.first(firstGroup + i);
      for (int entry = first; entry >= 0; entry = chains.next(entry)) {
        if (entry != first && delimiter == null) {
          throw LakebirdException.unimplemented("A delimiter of STRING_AGG that is not constant");
        }
        total += log.byteLength(entry) + (entry == first ? 0 : between.length);
      }
    }
    try (var column = new BytesColumn(type, count, total, allocator)) {
      for (int i = 0; i < count; i++) {
        int first = chains.first(firstGroup + i);
        if (first < 0) {
          column.appendNull();
          continue;
        }
        for (int entry = first; entry >= 0; entry = chains.next(entry)) {
          if (entry != first) {
            column.append(betweenSegment, 0, between.length);
          }
          log.copyBytes(entry, column);
        }
        column.endValue();
      }
      return column.take();
    }
  }

  @Override
  public void reset() {
    log.clear();
    chains.clear();
  }

  @Override
  public void close() {
    super.close();
    log.close();
    chains.close();
  }
}
