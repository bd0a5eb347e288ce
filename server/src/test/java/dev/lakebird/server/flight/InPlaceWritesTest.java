package dev.lakebird.server.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledHeapByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InPlaceWritesTest {
  private static final int FRAME = 1 << 14;

  private final Random random = new Random(7);
  private final List<ByteBuf> made = new ArrayList<>();
  private final EmbeddedChannel channel = new EmbeddedChannel(InPlaceWrites.INSTANCE);

  /// A socket that takes nothing: it frees what it is given and fails its promise.
  private static final class Broken extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      ((ByteBuf) message).release();
      promise.tryFailure(new IOException("The socket is broken"));
    }
  }

  /// Has no direct memory.
  private static final class Exhausted extends AbstractByteBufAllocator {
    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
      return new UnpooledHeapByteBuf(this, initialCapacity, maxCapacity);
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
      throw new OutOfMemoryError("No direct memory is left");
    }

    @Override
    public boolean isDirectBufferPooled() {
      return false;
    }
  }

  @AfterEach
  void everythingIsReleasedOnce() {
    channel.finishAndReleaseAll();
    assertThat(made).allMatch(bytes -> bytes.refCnt() == 0);
  }

  private ByteBuf direct(int size) {
    return filled(Unpooled.directBuffer(size), size);
  }

  private ByteBuf heap(int size) {
    return filled(Unpooled.buffer(size), size);
  }

  private ByteBuf filled(ByteBuf bytes, int size) {
    var content = new byte[size];
    random.nextBytes(content);
    made.add(bytes);
    return bytes.writeBytes(content);
  }

  private CompositeByteBuf message(ByteBuf... parts) {
    CompositeByteBuf message = Unpooled.compositeBuffer(parts.length);
    for (ByteBuf part : parts) {
      message.addComponent(true, part);
    }
    made.add(message);
    return message;
  }

  private ByteBuf written() {
    return channel.readOutbound();
  }

  @Test
  void directPartsStayWhereTheyAre() {
    ByteBuf vector = direct(FRAME);
    ByteBuf message = message(heap(100), vector, heap(50), direct(5_000));
    byte[] content = ByteBufUtil.getBytes(message);
    channel.writeOutbound(message);
    ByteBuf written = written();
    assertThat(written.isDirect()).isTrue();
    assertThat(ByteBufUtil.getBytes(written)).isEqualTo(content);
    vector.setByte(20, ~content[120]);
    assertThat(written.getByte(120)).isEqualTo((byte) ~content[120]);
    assertThat(vector.refCnt()).isEqualTo(1);
    written.release();
  }

  @Test
  void framesOfAMessageKeepItUntilTheLastIsGone() {
    ByteBuf message = message(heap(300), direct(3 * FRAME), heap(5), direct(FRAME), heap(FRAME));
    byte[] content = ByteBufUtil.getBytes(message);
    List<ByteBuf> frames = new ArrayList<>();
    while (message.isReadable()) {
      int size = Math.min(FRAME, message.readableBytes());
      channel.writeOutbound(message.readRetainedSlice(size));
      frames.add(written());
    }
    message.release();
    assertThat(ByteBufUtil.getBytes(Unpooled.wrappedBuffer(frames.toArray(ByteBuf[]::new))))
        .isEqualTo(content);
    for (int frame : new int[] {4, 0, 5, 2, 1}) {
      frames.get(frame).release();
      assertThat(message.refCnt()).isPositive();
    }
    frames.get(3).release();
    assertThat(message.refCnt()).isZero();
  }

  @Test
  void smallDirectAndCutUpMessagesAreLeftAlone() {
    var parts = new ByteBuf[64];
    for (int part = 0; part < parts.length; part++) {
      parts[part] = part % 2 == 0 ? heap(256) : direct(256);
    }
    List<ByteBuf> messages =
        List.of(
            heap(9),
            heap(FRAME),
            direct(FRAME),
            message(direct(FRAME), direct(FRAME)),
            message(heap(20), direct(2_000)),
            message(parts));
    for (ByteBuf message : messages) {
      channel.writeOutbound(message);
      assertThat(written()).isSameAs(message);
      message.release();
    }
    channel.writeOutbound("no bytes");
    assertThat(channel.<String>readOutbound()).isEqualTo("no bytes");
  }

  @Test
  void orderIsKeptAndEachPromiseIsToldOnce() {
    List<ByteBuf> messages =
        List.of(heap(9), message(heap(9), direct(FRAME)), heap(9), message(direct(5_000), heap(1)));
    ByteBuf all = Unpooled.buffer();
    var told = new AtomicInteger();
    for (ByteBuf message : messages) {
      all.writeBytes(message, message.readerIndex(), message.readableBytes());
      channel.write(message).addListener(future -> told.addAndGet(future.isSuccess() ? 1 : 100));
    }
    assertThat(told).hasValue(0);
    channel.flush();
    assertThat(told).hasValue(messages.size());
    ByteBuf sent = Unpooled.buffer();
    for (ByteBuf written = written(); written != null; written = written()) {
      sent.writeBytes(written);
      written.release();
    }
    assertThat(sent).isEqualTo(all);
  }

  @Test
  void aBrokenSocketFailsThePromise() {
    channel.pipeline().addFirst(new Broken());
    assertThat(failure(channel.writeAndFlush(message(heap(9), direct(FRAME)))))
        .hasMessage("The socket is broken");
  }

  @Test
  void aClosedSocketFailsThePromise() {
    channel.close().syncUninterruptibly();
    assertThat(failure(channel.writeAndFlush(message(heap(9), direct(FRAME)))))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void whatWaitsWhenTheSocketClosesIsFreed() {
    ChannelFuture waits = channel.write(message(heap(9), direct(FRAME)));
    channel.close().syncUninterruptibly();
    assertThat(failure(waits)).isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void memoryThatIsShortFailsThePromise() {
    channel.config().setAllocator(new Exhausted());
    assertThat(failure(channel.writeAndFlush(message(direct(5_000), heap(9), direct(FRAME)))))
        .hasMessage("No direct memory is left");
  }

  @Test
  void nobodyNeedsToListen() {
    ChannelFuture unheard =
        channel.writeAndFlush(message(heap(9), direct(FRAME)), channel.voidPromise());
    assertThat(unheard.isVoid()).isTrue();
    ByteBuf written = written();
    assertThat(written.readableBytes()).isEqualTo(9 + FRAME);
    written.release();
    channel.config().setAllocator(new Exhausted());
    unheard = channel.writeAndFlush(message(heap(9), direct(FRAME)), channel.voidPromise());
    assertThat(unheard.isVoid()).isTrue();
    assertThatThrownBy(channel::checkException).hasMessage("No direct memory is left");
  }

  private @Nullable Throwable failure(ChannelFuture future) {
    var told = new AtomicInteger();
    future.addListener(done -> told.incrementAndGet());
    channel.runPendingTasks();
    assertThat(told).hasValue(1);
    return future.cause();
  }
}
