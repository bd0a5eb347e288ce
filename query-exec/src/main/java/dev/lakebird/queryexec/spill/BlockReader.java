package dev.lakebird.queryexec.spill;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what [BlockWriter] wrote: vectors over slices of the block, which they keep alive.
final class BlockReader {
  private final NativeBuffer block;
  private long at;

  private BlockReader(NativeBuffer block) {
    this.block = block;
  }

  static Batch read(NativeBuffer block, List<VectorType> types, int rows) {
    var reader = new BlockReader(block);
    List<Vector> columns = new ArrayList<>();
    for (VectorType type : types) {
      columns.add(reader.read(type, rows));
    }
    return Batch.of(columns, rows);
  }

  private Vector read(VectorType type, int count) {
    boolean nulls = block.segment().get(INT, at) != 0;
    at += 8;
    @Nullable NativeBuffer validity = nulls ? slice(Bits.bytesFor(count)) : null;
    return switch (type.layout()) {
      case BITS -> new BitVector(count, slice(Bits.bytesFor(count)), validity);
      case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL ->
          new FixedVector(type, count, slice((long) count * type.layout().widthBytes()), validity);
      case BYTES -> {
        NativeBuffer offsets = slice((count + 1L) * 4);
        NativeBuffer heap = slice(offsets.segment().get(INT, count * 4L));
        yield BytesVector.flat(type, count, offsets, heap, validity);
      }
      case LIST -> {
        NativeBuffer offsets = slice((count + 1L) * 4);
        Vector elements = read(type.element(), offsets.segment().get(INT, count * 4L));
        yield new ListVector(type, count, offsets, elements, validity);
      }
      case STRUCT -> {
        List<Vector> fields = new ArrayList<>();
        for (VectorType child : type.children()) {
          fields.add(read(child, count));
        }
        yield new StructVector(type, count, fields, validity);
      }
    };
  }

  /// The next bytes as a buffer of their own that shares the block's life.
  private NativeBuffer slice(long bytes) {
    block.retain();
    NativeBuffer part = NativeBuffer.wrap(block.arrow().slice(at, Math.max(bytes, 8)));
    at += BlockWriter.padded(bytes);
    return part;
  }
}
