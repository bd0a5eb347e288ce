package dev.lakebird.queryexec.spill;

import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import io.airlift.compress.v3.lz4.Lz4Compressor;
import io.airlift.compress.v3.lz4.Lz4Decompressor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// One temporary file: blocks of rows, each the buffers of a batch behind one another, compressed
/// with LZ4. Written by one thread; read by many once written.
public final class SpillFile implements AutoCloseable {
  private static final int PLAIN = 0;
  private static final int STORED = 1;

  private final SpillSpace space;
  private final FileChannel channel;
  private final VectorScratch scratch;
  private final Lz4Compressor compressor = Lz4Compressor.create();
  private long end;

  SpillFile(SpillSpace space, FileChannel channel, BufferAllocator allocator) {
    this.space = space;
    this.channel = channel;
    this.scratch = new VectorScratch(allocator);
  }

  /// Where a batch lies in the file.
  public record Block(long offset, int storedBytes, int plainBytes, int rows) {}

  /// Bytes written.
  public long bytes() {
    return end;
  }

  /// Writes a batch of flat columns, all of whose rows count.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException STORAGE_FULL, STORAGE_UNAVAILABLE, or
  ///     RESOURCES_EXCEEDED past the limit of temporary files
  public Block append(Batch batch) {
    int plainBytes = Math.toIntExact(BlockWriter.bytes(batch));
    MemorySegment plain = scratch.buffer(PLAIN, plainBytes).segment().asSlice(0, plainBytes);
    BlockWriter.write(batch, plain);
    int storedMax = compressor.maxCompressedLength(plainBytes);
    MemorySegment stored = scratch.buffer(STORED, storedMax).segment().asSlice(0, storedMax);
    int storedBytes = compressor.compress(plain, stored);
    space.take(storedBytes);
    var block = new Block(end, storedBytes, plainBytes, batch.rowCount());
    end += storedBytes;
    transfer(stored.asSlice(0, storedBytes).asByteBuffer(), block.offset(), true);
    return block;
  }

  /// Frees what writing needed; reading is still possible.
  public void finishWriting() {
    scratch.close();
  }

  /// Reads a block back into memory of `allocator`, owned by the caller.
  public Batch read(Block block, List<VectorType> types, BufferAllocator allocator) {
    NativeBuffer stored = NativeBuffer.allocate(allocator, block.storedBytes());
    try {
      NativeBuffer plain = NativeBuffer.allocate(allocator, block.plainBytes());
      try {
        MemorySegment from = stored.segment().asSlice(0, block.storedBytes());
        transfer(from.asByteBuffer(), block.offset(), false);
        Lz4Decompressor.create().decompress(from, plain.segment().asSlice(0, block.plainBytes()));
        return BlockReader.read(plain, types, block.rows());
      } finally {
        plain.release();
      }
    } finally {
      stored.release();
    }
  }

  private void transfer(ByteBuffer bytes, long offset, boolean write) {
    try {
      long at = offset;
      while (bytes.hasRemaining()) {
        int done = write ? channel.write(bytes, at) : channel.read(bytes, at);
        if (done < 0) {
          throw new IOException("The temporary file is shorter than written");
        }
        at += done;
      }
    } catch (IOException e) {
      throw space.failure(e);
    }
  }

  @Override
  public void close() {
    scratch.close();
    space.giveBack(end);
    try {
      channel.close();
    } catch (IOException e) {
      throw space.failure(e);
    }
  }
}
