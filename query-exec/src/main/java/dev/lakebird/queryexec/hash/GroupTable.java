package dev.lakebird.queryexec.hash;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.queryexec.row.RowLayout;
import dev.lakebird.queryexec.row.RowMatcher;
import dev.lakebird.queryexec.row.RowMemory;
import dev.lakebird.queryexec.row.RowStore;
import dev.lakebird.queryexec.row.RowWriter;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Numbers distinct keys densely from 0. A slot is eight bytes: the upper half of the hash, and the
/// row number plus one; a row holds the hash and the key. A batch is looked up in rounds: walk the
/// slots of all rows, write the keys of new groups, compare the candidates column by column, and walk
/// on with those that differed. NULL equals NULL. Belongs to one thread.
public final class GroupTable implements AutoCloseable {
  private static final int SLOTS_MIN = 1024;

  private final BufferAllocator allocator;
  private final RowStore rows;
  private final RowMatcher matcher;
  private @Nullable NativeBuffer slotBuffer;
  private MemorySegment slots = MemorySegment.NULL;
  private int slotMask = -1;
  private int[] pending = new int[0];
  private int[] fresh = new int[0];
  private int[] candidates = new int[0];
  private long[] addresses = new long[0];
  private int[] slotOf = new int[0];

  public GroupTable(List<VectorType> keyTypes, BufferAllocator allocator) {
    this.allocator = allocator;
    var layout = new RowLayout(keyTypes, 8);
    this.rows = new RowStore(layout, allocator);
    this.matcher = new RowMatcher(layout);
  }

  /// The keys, one row a group in order of number; a row begins with its hash.
  public RowStore rows() {
    return rows;
  }

  public int count() {
    return rows.count();
  }

  /// Bytes held.
  public long bytes() {
    return rows.bytes() + (slotBuffer == null ? 0 : slotBuffer.bytes());
  }

  /// Makes room for `more` new groups whose long strings take `heapBytes` bytes.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException RESOURCES_EXCEEDED; the table stays as it was
  public void reserve(int more, long heapBytes) {
    rows.reserve(more, heapBytes);
    long wanted = (long) rows.count() + more;
    if (slotBuffer == null || wanted * 3 > (slotMask + 1L) * 2) {
      long capacity = SLOTS_MIN;
      while (capacity < wanted * 2) {
        capacity *= 2;
      }
      resize(Math.toIntExact(capacity));
    }
  }

  /// Makes the slots large enough for so many groups in all, so that they need not grow.
  public void expect(long groups) {
    long capacity = SLOTS_MIN;
    while (capacity < groups * 2) {
      capacity *= 2;
    }
    if (capacity <= 1 << 24 && capacity > slotMask + 1L) {
      resize((int) capacity);
    }
  }

  private void resize(int capacity) {
    NativeBuffer grown = NativeBuffer.allocate(allocator, capacity * 8L);
    MemorySegment target = grown.segment();
    target.fill((byte) 0);
    int mask = capacity - 1;
    int count = rows.count();
    for (int id = 0; id < count; id++) {
      long hash = RowMemory.ALL.get(LONG, rows.address(id));
      int slot = (int) hash & mask;
      while (target.get(LONG, (long) slot << 3) != 0) {
        slot = (slot + 1) & mask;
      }
      target.set(LONG, (long) slot << 3, entry(hash, id));
    }
    if (slotBuffer != null) {
      slotBuffer.release();
    }
    slotBuffer = grown;
    slots = target;
    slotMask = mask;
  }

  private static long entry(long hash, int id) {
    return (hash & 0xFFFF_FFFF_0000_0000L) | (id + 1);
  }

  /// Writes the number of row `selection.row(k)`'s group to `groupIds[selection.row(k)]`, making new
  /// groups as needed; room for all of them was reserved. Keys are prepared columns, `hashes[k]` their
  /// hash.
  public void findOrInsert(Vector[] keys, long[] hashes, Selection selection, int[] groupIds) {
    int count = selection.count();
    room(count);
    for (int k = 0; k < count; k++) {
      pending[k] = k;
      slotOf[k] = (int) hashes[k] & slotMask;
    }
    int left = count;
    while (left > 0) {
      int freshCount = 0;
      int candidateCount = 0;
      for (int i = 0; i < left; i++) {
        int k = pending[i];
        long hash = hashes[k];
        int slot = slotOf[k];
        while (true) {
          long found = slots.get(LONG, (long) slot << 3);
          if (found == 0) {
            int id = rows.append();
            slots.set(LONG, (long) slot << 3, entry(hash, id));
            long address = rows.address(id);
            RowMemory.ALL.set(LONG, address, hash);
            addresses[k] = address;
            groupIds[selection.row(k)] = id;
            fresh[freshCount++] = k;
            break;
          }
          if ((found ^ hash) >>> 32 == 0) {
            int id = (int) found - 1;
            addresses[k] = rows.address(id);
            groupIds[selection.row(k)] = id;
            slotOf[k] = slot;
            candidates[candidateCount++] = k;
            break;
          }
          slot = (slot + 1) & slotMask;
        }
      }
      if (freshCount > 0) {
        RowWriter.initialise(rows.layout(), addresses, fresh, freshCount);
        for (int c = 0; c < keys.length; c++) {
          RowWriter.write(rows, c, keys[c], selection, addresses, fresh, freshCount);
        }
      }
      int matched = matcher.match(keys, selection, addresses, candidates, candidateCount);
      left = candidateCount - matched;
      int[] failed = matcher.failed();
      for (int i = 0; i < left; i++) {
        int k = failed[i];
        slotOf[k] = (slotOf[k] + 1) & slotMask;
        pending[i] = k;
      }
    }
  }

  private void room(int count) {
    if (pending.length < count) {
      pending = new int[count];
      fresh = new int[count];
      candidates = new int[count];
      addresses = new long[count];
      slotOf = new int[count];
    }
  }

  /// Forgets all groups and keeps the slots.
  public void reset() {
    rows.clear();
    if (slotBuffer != null) {
      slots.fill((byte) 0);
    }
  }

  /// Forgets all groups and frees their memory.
  public void clear() {
    rows.clear();
    if (slotBuffer != null) {
      slotBuffer.release();
      slotBuffer = null;
    }
    slots = MemorySegment.NULL;
    slotMask = -1;
  }

  @Override
  public void close() {
    clear();
  }
}
