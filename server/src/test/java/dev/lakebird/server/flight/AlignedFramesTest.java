package dev.lakebird.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.Http2FrameTypes;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What Netty's writer of HTTP/2 frames writes, cut for its readers.
class AlignedFramesTest {
  private static final int STREAM = 5;
  private static final int END_STREAM = 1;
  private static final int PADDED = 8;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final DefaultHttp2FrameWriter writer = new DefaultHttp2FrameWriter();
  private final List<ByteBuf> made = new ArrayList<>();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new AlignedFrames(), new ChannelDuplexHandler());

  private record Frame(long end, byte type, int flags, int stream, byte[] payload) {}

  @AfterEach
  void everythingIsReleasedOnce() {
    channel.finishAndReleaseAll();
    writer.close();
    assertThat(made).as("seed %d", seed).allMatch(bytes -> bytes.refCnt() == 0);
  }

  private ChannelHandlerContext context() {
    return channel.pipeline().lastContext();
  }

  private ByteBuf bytes(int size) {
    var content = new byte[size];
    random.nextBytes(content);
    ByteBuf bytes = Unpooled.directBuffer(size).writeBytes(content);
    made.add(bytes);
    return bytes;
  }

  private Http2Headers headers(int count) {
    var texts = new AsciiString[2 * count];
    for (int i = 0; i < count; i++) {
      texts[2 * i] = AsciiString.of("name" + i);
      texts[2 * i + 1] = AsciiString.of("value".repeat(1 + random.nextInt(20)));
    }
    return ReadOnlyHttp2Headers.trailers(false, texts);
  }

  private ChannelFuture data(ByteBuf bytes, int padding, boolean last) {
    return writer.writeData(context(), STREAM, bytes, padding, last, channel.newPromise());
  }

  /// Flushes, and answers the frames that a client sees.
  private List<Frame> frames() {
    channel.flush();
    ByteBuf all = Unpooled.buffer();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      all.writeBytes(part);
      part.release();
    }
    List<Frame> frames = new ArrayList<>();
    while (all.isReadable()) {
      int length = all.readUnsignedMedium();
      byte type = all.readByte();
      int flags = all.readByte();
      int stream = all.readInt();
      var payload = new byte[length];
      all.readBytes(payload);
      frames.add(new Frame(all.readerIndex(), type, flags, stream, payload));
    }
    return frames;
  }

  private static byte[] payload(List<Frame> frames) {
    var joined = new ByteArrayOutputStream();
    frames.forEach(frame -> joined.writeBytes(frame.payload));
    return joined.toByteArray();
  }

  @Test
  void everyReadOfAClientEndsWithAFrame() {
    for (int burst = 0; burst < 3; burst++) {
      ByteBuf rows = bytes(3_000_000 + random.nextInt(100_000));
      byte[] content = ByteBufUtil.getBytes(rows);
      ChannelFuture written = data(rows, 0, burst == 2);
      List<Frame> frames = frames();
      var ends = new TreeSet<>(frames.stream().map(Frame::end).toList());
      for (long read = WholeReads.READ_BYTES; read < ends.last(); read += WholeReads.READ_BYTES) {
        assertThat(ends).contains(read);
      }
      assertThat(payload(frames)).isEqualTo(content);
      assertThat(frames)
          .allMatch(f -> f.type == Http2FrameTypes.DATA && f.stream == STREAM)
          .allMatch(f -> f.payload.length > 0 && f.payload.length <= 1 << 14);
      assertThat(frames).hasSizeLessThan(content.length / (1 << 14) + 4);
      assertThat(frames.removeLast().flags).isEqualTo(burst == 2 ? END_STREAM : 0);
      assertThat(frames).allMatch(f -> f.flags == 0);
      assertThat(written.isSuccess()).isTrue();
    }
  }

  @Test
  void whatFitsOneReadIsNotCut() {
    Http2Headers headers = headers(1);
    ByteBuf rows = bytes(40_000);
    byte[] content = ByteBufUtil.getBytes(rows);
    var unused = writer.writeHeaders(context(), STREAM, headers, 0, false, channel.newPromise());
    var unusedToo = data(rows, 0, false);
    List<Frame> frames = frames();
    assertThat(frames)
        .extracting(Frame::type)
        .containsExactly(
            Http2FrameTypes.HEADERS,
            Http2FrameTypes.DATA,
            Http2FrameTypes.DATA,
            Http2FrameTypes.DATA);
    assertThat(payload(frames.subList(1, 4))).isEqualTo(content);
  }

  @Test
  void framesOfOtherKindsBetweenRowsAreCounted() {
    Http2Headers headers = headers(50);
    ByteBuf first = bytes(30_000);
    ByteBuf second = bytes(200_000);
    var both = new ByteArrayOutputStream();
    both.writeBytes(ByteBufUtil.getBytes(first));
    both.writeBytes(ByteBufUtil.getBytes(second));
    byte[] content = both.toByteArray();
    var unused = data(first, 0, false);
    var next = writer.writeHeaders(context(), STREAM + 2, headers, 0, false, channel.newPromise());
    var ping = writer.writePing(context(), false, 17, channel.newPromise());
    var rest = data(second, 0, true);
    List<Frame> frames = frames();
    assertThat(frames).extracting(Frame::end).contains(1L << 16, 2L << 16, 3L << 16);
    frames.removeIf(frame -> frame.type != Http2FrameTypes.DATA);
    assertThat(payload(frames)).isEqualTo(content);
    assertThat(List.of(unused, next, ping, rest)).allMatch(ChannelFuture::isSuccess);
  }

  @Test
  void streamsDoNotMix() {
    var contents =
        new ByteArrayOutputStream[] {
          new ByteArrayOutputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream()
        };
    var sent =
        new ByteArrayOutputStream[] {
          new ByteArrayOutputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream()
        };
    for (int round = 0; round < 200; round++) {
      int stream = random.nextInt(3);
      ByteBuf rows = bytes(1 + random.nextInt(random.nextBoolean() ? 100 : 70_000));
      contents[stream].writeBytes(ByteBufUtil.getBytes(rows));
      boolean padded = random.nextInt(20) == 0;
      var unused =
          writer.writeData(
              context(), 2 * stream + 1, rows, padded ? 1 : 0, false, channel.newPromise());
      if (random.nextInt(10) == 0 || round == 199) {
        for (Frame frame : frames()) {
          int skipped = (frame.flags & PADDED) == 0 ? 0 : 1;
          int length = frame.payload.length - skipped - (skipped == 1 ? frame.payload[0] : 0);
          sent[(frame.stream - 1) / 2].write(frame.payload, skipped, length);
        }
      }
    }
    for (int stream = 0; stream < 3; stream++) {
      assertThat(sent[stream].toByteArray())
          .as("seed %d", seed)
          .isEqualTo(contents[stream].toByteArray());
    }
  }

  @Test
  void paddedFramesStayAsTheyAre() {
    ByteBuf rows = bytes(100_000);
    byte[] content = ByteBufUtil.getBytes(rows);
    var unused = data(rows, 40, false);
    var joined = new ByteArrayOutputStream();
    for (Frame frame : frames()) {
      int padding = (frame.flags & PADDED) == 0 ? 0 : frame.payload[0];
      int start = (frame.flags & PADDED) == 0 ? 0 : 1;
      joined.write(frame.payload, start, frame.payload.length - start - padding);
    }
    assertThat(joined.toByteArray()).isEqualTo(content);
  }

  @Test
  void aHeaderWhosePayloadNeverComesIsReleased() {
    ByteBuf header = Unpooled.directBuffer(9);
    made.add(header);
    header.writeMedium(100).writeByte(Http2FrameTypes.DATA).writeByte(0).writeInt(STREAM);
    ChannelFuture written = context().write(header);
    assertThat(channel.close().isSuccess()).isTrue();
    assertThat(written.isDone()).isTrue();
    assertThat(written.isSuccess()).isFalse();
  }
}
