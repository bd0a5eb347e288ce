package dev.lakebird.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/// One connection to a server that can be cut.
final class Wire implements AutoCloseable {
  private final ServerSocket listener;
  private final Socket server;
  private final Thread forward;

  Wire(int serverPort) throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
    forward = Thread.startVirtualThread(this::forward);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void forward() {
    try (Socket client = listener.accept()) {
      Thread back = Thread.startVirtualThread(() -> pump(server, client));
      pump(client, server);
      back.join();
    } catch (SocketException | InterruptedException e) {
      // It was cut.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // The other end is gone.
    }
  }

  /// Cuts it.
  @Override
  public void close() throws IOException, InterruptedException {
    listener.close();
    server.close();
    forward.join();
  }
}
