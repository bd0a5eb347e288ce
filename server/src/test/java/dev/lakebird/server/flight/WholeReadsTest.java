package dev.lakebird.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client gets of a stream that is as fast as the client allows.
class WholeReadsTest {
  private static final int HEADER_BYTES = 9;
  private static final int WINDOW_BYTES = 1 << 19;
  private static final int ROWS_BYTES = 6 * WINDOW_BYTES;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Http2ConnectionHandler handler =
      new Http2ConnectionHandlerBuilder()
          .server(true)
          .frameListener(new Http2FrameAdapter())
          .gracefulShutdownTimeoutMillis(0)
          .build();
  private final EmbeddedChannel channel = new EmbeddedChannel(new AlignedFrames(), handler);
  private final ByteBuf rows = Unpooled.directBuffer(ROWS_BYTES);
  private Http2Stream stream;

  @BeforeEach
  void openAStream() throws Http2Exception {
    channel.freezeTime();
    var content = new byte[ROWS_BYTES];
    random.nextBytes(content);
    rows.writeBytes(content);
    stream = handler.connection().remote().createStream(1, false);
    ByteBuf unused = sent();
  }

  @AfterEach
  void everythingIsReleased() {
    close();
    channel.finishAndReleaseAll();
    assertThat(rows.refCnt()).as("seed %d", seed).isZero();
  }

  private ChannelHandlerContext context() {
    return channel.pipeline().context(handler);
  }

  private ChannelFuture write(int bytes) {
    return handler
        .encoder()
        .writeData(context(), 1, rows.readRetainedSlice(bytes), 0, false, channel.newPromise());
  }

  /// Lets the server send more.
  private void allow(int bytes) throws Http2Exception {
    var flow = handler.connection().remote().flowController();
    flow.incrementWindowSize(stream, bytes);
    flow.incrementWindowSize(handler.connection().connectionStream(), bytes);
  }

  private void close() {
    ChannelFuture closed = channel.close();
    channel.runPendingTasks();
    assertThat(closed.isSuccess()).isTrue();
  }

  private ByteBuf sent() {
    ByteBuf all = Unpooled.buffer();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      all.writeBytes(part);
      part.release();
    }
    return all;
  }

  private ByteBuf flushed() throws Http2Exception {
    handler.flush(context());
    return sent();
  }

  /// The payload of frames that are whole.
  private static List<byte[]> payloads(ByteBuf frames) {
    List<byte[]> payloads = new ArrayList<>();
    while (frames.isReadable()) {
      var payload = new byte[frames.readUnsignedMedium()];
      frames.skipBytes(HEADER_BYTES - 3);
      frames.readBytes(payload);
      payloads.add(payload);
    }
    return payloads;
  }

  @Test
  void whatGoesBeyondWholeReadsComesWithTheNext() throws Http2Exception {
    allow(WINDOW_BYTES);
    ByteBuf copy = rows.copy();
    ChannelFuture written = write(5 * WINDOW_BYTES);
    ByteBuf all = Unpooled.buffer();
    for (int window = 0; window < 4; window++) {
      ByteBuf now = flushed();
      assertThat(now.readableBytes() % WholeReads.READ_BYTES).isZero();
      assertThat(now.readableBytes()).isGreaterThan(WINDOW_BYTES - WholeReads.READ_BYTES);
      payloads(now.duplicate());
      all.writeBytes(now);
      allow(WINDOW_BYTES);
    }
    assertThat(written.isDone()).isFalse();
    all.writeBytes(flushed());
    assertThat(written.isSuccess()).isTrue();
    for (byte[] payload : payloads(all)) {
      var expected = new byte[payload.length];
      copy.readBytes(expected);
      assertThat(payload).as("seed %d", seed).isEqualTo(expected);
    }
    assertThat(copy.readerIndex()).isEqualTo(5 * WINDOW_BYTES);
    rows.release();
  }

  /// A client that allows more whenever it has read half of what it allows at once.
  @ParameterizedTest
  @ValueSource(ints = {1_000, 65_535, 70_000, 100_000, 131_072, 200_000, 1 << 20})
  void clientsOfAnyWindowGetEverythingWithoutAWait(int window) throws Http2Exception {
    var flow = handler.connection().remote().flowController();
    flow.initialWindowSize(window);
    flow.incrementWindowSize(handler.connection().connectionStream(), ROWS_BYTES);
    ChannelFuture written = write(ROWS_BYTES);
    int read = payload(flushed());
    while (!written.isDone()) {
      assertThat(read).as("read of a window of %d", window).isGreaterThanOrEqualTo(window / 2);
      flow.incrementWindowSize(stream, read);
      read = payload(flushed());
    }
    assertThat(written.isSuccess()).isTrue();
    rows.release();
  }

  private static int payload(ByteBuf frames) {
    return payloads(frames).stream().mapToInt(payload -> payload.length).sum();
  }

  @Test
  void nothingWaitsLongForMore() throws Http2Exception {
    allow(WINDOW_BYTES);
    ChannelFuture unused = write(2 * WINDOW_BYTES);
    int first = flushed().readableBytes();
    assertThat(flushed().readableBytes()).isZero();
    for (int round = 0; round < 2; round++) {
      channel.advanceTimeBy(AlignedFrames.WAIT_MICROS, TimeUnit.MICROSECONDS);
      channel.runScheduledPendingTasks();
    }
    int later = sent().readableBytes();
    assertThat(first + later).isGreaterThan(WINDOW_BYTES);
    assertThat(later).isPositive().isLessThan(WholeReads.READ_BYTES);
    rows.release();
  }

  @Test
  void theEndOfWhatIsThereDoesNotWait() throws Http2Exception {
    allow(WINDOW_BYTES);
    ChannelFuture written = write(WINDOW_BYTES / 2);
    assertThat(flushed().readableBytes()).isGreaterThan(WINDOW_BYTES / 2);
    assertThat(written.isSuccess()).isTrue();
    rows.release();
  }

  @Test
  void framesOfOtherKindsDoNotWait() throws Http2Exception {
    allow(WINDOW_BYTES);
    ChannelFuture unused = write(2 * WINDOW_BYTES);
    ChannelFuture ping = handler.encoder().writePing(context(), false, 17, channel.newPromise());
    assertThat(flushed().readableBytes()).isGreaterThan(WINDOW_BYTES);
    assertThat(ping.isSuccess()).isTrue();
    rows.release();
  }

  @Test
  void aConnectionThatClosesLetsGoOfWhatWaits() throws Http2Exception {
    allow(WINDOW_BYTES);
    ChannelFuture written = write(2 * WINDOW_BYTES);
    ByteBuf unused = flushed();
    close();
    assertThat(written.isDone()).isTrue();
    assertThat(written.isSuccess()).isFalse();
    rows.release();
  }
}
