package dev.lakebird.server.flight;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.CompositeByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.nio.ByteBuffer;

/// Lets a socket take rows from where they lie. A message of Arrow is a small header on the heap before the
/// direct memory of its vectors, and a socket of Netty copies each frame of a message that is not direct as
/// a whole. Here such a frame becomes one of direct parts: vectors stay where they are, and what lies on the
/// heap is copied. A frame of many small parts is left to the socket, which is better at copying those.
@Sharable
final class InPlaceWrites extends ChannelOutboundHandlerAdapter {
  /// It has no state, and so one serves all connections.
  static final InPlaceWrites INSTANCE = new InPlaceWrites();

  /// A part costs about as much as copying so many bytes.
  static final int PART_BYTES_MIN = 2048;

  private InPlaceWrites() {}

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    // The promise tells whoever wrote the message.
    ChannelFuture unused =
        context.write(
            message instanceof ByteBuf bytes ? inPlace(context.alloc(), bytes) : message, promise);
  }

  /// Bytes to write instead of others, which belong to this from here on.
  private static ByteBuf inPlace(ByteBufAllocator allocator, ByteBuf bytes) {
    if (bytes.readableBytes() < 2 * PART_BYTES_MIN
        || bytes.isDirect()
        || bytes.nioBufferCount() <= 1) {
      return bytes;
    }
    ByteBuffer[] parts = bytes.nioBuffers();
    if (bytes.readableBytes() / parts.length < PART_BYTES_MIN) {
      return bytes;
    }
    try {
      return parts.length == 1 ? part(allocator, parts[0], bytes) : joined(allocator, parts, bytes);
    } finally {
      bytes.release();
    }
  }

  private static ByteBuf joined(ByteBufAllocator allocator, ByteBuffer[] parts, ByteBuf owner) {
    var joined = new CompositeByteBuf(allocator, true, parts.length);
    try {
      for (ByteBuffer part : parts) {
        joined.addComponent(true, part(allocator, part, owner));
      }
      return joined;
    } catch (RuntimeException | Error e) {
      joined.release();
      throw e;
    }
  }

  private static ByteBuf part(ByteBufAllocator allocator, ByteBuffer part, ByteBuf owner) {
    return part.isDirect() && !part.isReadOnly()
        ? new LentPart(allocator, part, owner)
        : allocator.directBuffer(part.remaining()).writeBytes(part);
  }
}
