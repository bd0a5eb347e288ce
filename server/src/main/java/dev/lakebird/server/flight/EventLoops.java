package dev.lakebird.server.flight;

import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/// The sockets of a server and their threads: one that accepts connections, and one a core that reads and
/// writes them.
final class EventLoops implements AutoCloseable {
  private static final long CLOSE_WAIT_SECONDS = 10;

  /// What a connection hands to its socket at once, which is one call of the operating system. It lies in
  /// memory anyway.
  private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(1 << 19, 1 << 20);

  private final NioEventLoopGroup accepting = threads(1, "lakebird-accept");
  private final NioEventLoopGroup connections =
      threads(Runtime.getRuntime().availableProcessors(), "lakebird-network");

  private static NioEventLoopGroup threads(int count, String name) {
    return new NioEventLoopGroup(count, new DefaultThreadFactory(name, true));
  }

  /// Makes a server use these threads, sockets that take rows from where they lie, and frames
  /// that fit what clients read.
  void serve(NettyServerBuilder server) {
    server
        .bossEventLoopGroup(accepting)
        .workerEventLoopGroup(connections)
        .channelFactory(EventLoops::listener)
        .withChildOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING);
  }

  private static ServerChannel listener() {
    var listener = new NioServerSocketChannel();
    listener.pipeline().addLast(Accepted.INSTANCE);
    return listener;
  }

  /// Closes the connections that are left, which frees what they have not sent, and ends the threads.
  @Override
  public void close() {
    var last = accepting.shutdownGracefully(0, CLOSE_WAIT_SECONDS, TimeUnit.SECONDS);
    connections.shutdownGracefully(0, CLOSE_WAIT_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    last.awaitUninterruptibly();
  }

  /// Prepares each connection that a listener accepts.
  @Sharable
  private static final class Accepted extends ChannelInboundHandlerAdapter {
    static final Accepted INSTANCE = new Accepted();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof Channel connection) {
        connection.pipeline().addFirst(InPlaceWrites.INSTANCE, new AlignedFrames());
      }
      context.fireChannelRead(message);
    }
  }
}
