package dev.lakebird.server.flight;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;
import java.nio.ByteBuffer;

/// Direct memory of another buffer, which keeps that buffer alive as long as it lives itself.
final class LentPart extends UnpooledDirectByteBuf {
  private final ByteBuf owner;

  /// @param part direct and writable memory of the owner
  /// @param owner is retained here and released when this is
  LentPart(ByteBufAllocator allocator, ByteBuffer part, ByteBuf owner) {
    super(allocator, part, part.remaining());
    this.owner = owner.retain();
  }

  @Override
  protected void deallocate() {
    super.deallocate();
    owner.release();
  }
}
