package dev.lakebird.server.flight;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends HTTP/2 frames of rows where the reads of a client end. A client made with Netty, such as the JDBC
/// driver, reads 64 KiB at a time, and where a read ends inside a frame it copies all of the next read
/// behind the rest. Frames of 16,384 bytes and their headers never fit. Here each 64 KiB end with a frame:
/// one in four is some bytes shorter, and the bytes that it lacks are copied to the head of the next. Since a
/// client that is behind takes no notice of what was sent at once, what goes beyond whole reads waits for
/// what comes next ([WholeReads]). What is sent stays valid for every client.
///
/// Expects what Netty's writer of frames does: a header of a DATA frame is written alone and its payload
/// next. Source: RFC 9113, sections 4.1 and 6.1. Serves one connection, on its thread.
final class AlignedFrames extends ChannelOutboundHandlerAdapter {
  static final int HEADER_BYTES = 9;

  /// What every client takes as one frame.
  private static final int PAYLOAD_BYTES_MAX = 1 << 14;

  /// More bytes are not copied to the next frame but become one of their own.
  private static final int REST_BYTES_MAX = 1 << 12;

  /// How long bytes wait for the next ones that are sent.
  static final long WAIT_MICROS = 1000;

  private static final int TYPE_AT = 3;
  private static final int FLAGS_AT = 4;
  private static final int STREAM_AT = 5;

  /// Bytes of the payload under way that are still to be written.
  private long payloadLeft;

  private final WholeReads reads = new WholeReads();

  /// Whether something is written that must not wait.
  private boolean urgent;

  /// The stream whose data was written last.
  private int stream;

  private boolean scheduled;
  private @Nullable Header held;
  private @Nullable Rest rest;

  /// The header of a frame of data whose payload is to come.
  private record Header(ByteBuf bytes, ChannelPromise promise) {
    int length() {
      return bytes.getUnsignedMedium(bytes.readerIndex());
    }

    int stream() {
      return bytes.getInt(bytes.readerIndex() + STREAM_AT);
    }

    boolean endsStream() {
      return flags(bytes).endOfStream();
    }
  }

  /// The end of a payload that the next frame of the stream takes.
  private record Rest(int stream, ByteBuf bytes) {}

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    Header header = held;
    held = null;
    if (!(message instanceof ByteBuf bytes)) {
      passRest(context);
      passHeader(context, header);
      urgent = true;
      reads.add(context, message, promise, 0);
    } else if (header != null && bytes.readableBytes() == header.length()) {
      writeData(context, header, bytes, promise);
    } else if (header == null && payloadLeft == 0 && isDataHeader(bytes)) {
      held = new Header(bytes, promise);
    } else {
      passRest(context);
      passHeader(context, header);
      urgent = true;
      passBytes(context, bytes, promise);
    }
  }

  private static boolean isDataHeader(ByteBuf bytes) {
    int start = bytes.readerIndex();
    return bytes.readableBytes() == HEADER_BYTES
        && bytes.getUnsignedMedium(start) > 0
        && bytes.getByte(start + TYPE_AT) == Http2FrameTypes.DATA
        && !flags(bytes).paddingPresent();
  }

  private static Http2Flags flags(ByteBuf header) {
    return new Http2Flags(header.getUnsignedByte(header.readerIndex() + FLAGS_AT));
  }

  private void writeData(
      ChannelHandlerContext context, Header header, ByteBuf payload, ChannelPromise promise) {
    if (rest != null && (rest.stream != header.stream() || room() <= rest.bytes.readableBytes())) {
      passRest(context);
    }
    urgent |= header.endsStream();
    stream = header.stream();
    int length = header.length();
    int before = rest == null ? 0 : rest.bytes.readableBytes();
    int size = Math.min(before + length, Math.max(length, PAYLOAD_BYTES_MAX));
    size = room() > 0 ? Math.min(size, room()) : size;
    if (before == 0 && size == length) {
      passHeader(context, header);
      passBytes(context, payload, promise);
      return;
    }
    int left = before + length - size;
    boolean whole = left == 0;
    ByteBuf head = head(context, size, whole && header.endsStream(), header.stream(), before);
    takeRest(head);
    pass(context, head, header.promise);
    if (whole) {
      pass(context, payload, promise);
    } else if (header.endsStream() || left > REST_BYTES_MAX) {
      pass(context, payload.readRetainedSlice(length - left), context.newPromise());
      ByteBuf next = head(context, left, header.endsStream(), header.stream(), 0);
      pass(context, next, context.newPromise());
      pass(context, payload, promise);
    } else {
      pass(context, payload.readRetainedSlice(length - left), promise);
      rest = new Rest(header.stream(), payload);
    }
    header.bytes.release();
  }

  /// The payload that ends where a read does.
  private int room() {
    return reads.room() - HEADER_BYTES;
  }

  /// The header of a frame, with space for the first bytes of its payload.
  private static ByteBuf head(
      ChannelHandlerContext context, int length, boolean endsStream, int stream, int first) {
    return context
        .alloc()
        .directBuffer(HEADER_BYTES + first)
        .writeMedium(length)
        .writeByte(Http2FrameTypes.DATA)
        .writeByte(new Http2Flags().endOfStream(endsStream).value())
        .writeInt(stream);
  }

  private void takeRest(ByteBuf into) {
    Rest taken = rest;
    rest = null;
    if (taken != null) {
      into.writeBytes(taken.bytes);
      taken.bytes.release();
    }
  }

  /// Writes what was left of a payload as a frame of its own.
  private void passRest(ChannelHandlerContext context) {
    if (rest != null) {
      int length = rest.bytes.readableBytes();
      ByteBuf frame = head(context, length, false, rest.stream, length);
      takeRest(frame);
      pass(context, frame, context.newPromise());
    }
  }

  private void passHeader(ChannelHandlerContext context, @Nullable Header header) {
    if (header != null) {
      passBytes(context, header.bytes, header.promise);
    }
  }

  /// Writes frames as they are, and follows where they end.
  private void passBytes(ChannelHandlerContext context, ByteBuf bytes, ChannelPromise promise) {
    long next = bytes.readerIndex() + payloadLeft;
    while (next + HEADER_BYTES <= bytes.writerIndex()) {
      next += HEADER_BYTES + bytes.getUnsignedMedium((int) next);
    }
    payloadLeft = Math.max(0, next - bytes.writerIndex());
    pass(context, bytes, promise);
  }

  private void pass(ChannelHandlerContext context, ByteBuf bytes, ChannelPromise promise) {
    reads.add(context, bytes, promise, bytes.readableBytes());
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    if (urgent || !reads.mayWait() || !isQueued(context)) {
      flushAll(context);
      return;
    }
    reads.flush(context);
    if (!scheduled && isWaiting()) {
      schedule(context);
    }
  }

  /// Whether more of the last stream waits until it may be sent.
  private boolean isQueued(ChannelHandlerContext context) {
    var http2 = context.pipeline().get(Http2ConnectionHandler.class);
    Http2Stream of = http2 == null ? null : http2.connection().stream(stream);
    return of != null && http2.connection().remote().flowController().hasFlowControlled(of);
  }

  private void flushAll(ChannelHandlerContext context) {
    urgent = false;
    passRest(context);
    reads.flushAll(context);
  }

  private boolean isWaiting() {
    return rest != null || reads.isWaiting();
  }

  /// Sends what waits unless more has come until then.
  private void schedule(ChannelHandlerContext context) {
    scheduled = true;
    long passed = reads.passed();
    Future<?> unused =
        context
            .executor()
            .schedule(
                () -> {
                  scheduled = false;
                  if (!isWaiting() || context.isRemoved()) {
                    return;
                  }
                  if (reads.passed() == passed) {
                    flushAll(context);
                  } else {
                    schedule(context);
                  }
                },
                WAIT_MICROS,
                TimeUnit.MICROSECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    Header header = held;
    held = null;
    if (header != null) {
      header.bytes.release();
      header.promise.tryFailure(new ClosedChannelException());
    }
    Rest left = rest;
    rest = null;
    if (left != null) {
      left.bytes.release();
    }
    reads.close();
  }
}
