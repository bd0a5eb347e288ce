package dev.lakebird.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A server that answers requests as it is told to, one told answer a request.
final class FaultyS3 implements AutoCloseable {
  /// One answer.
  interface Answer {
    void send(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final AtomicInteger requests = new AtomicInteger();

  FaultyS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int requests() {
    return requests.get();
  }

  /// The next answers, in this order; the last one is repeated.
  FaultyS3 answering(Answer... next) {
    synchronized (answers) {
      answers.clear();
      answers.addAll(List.of(next));
    }
    return this;
  }

  static Answer error(int status, String code) {
    return exchange -> {
      byte[] body =
          ("<Error><Code>" + code + "</Code><Message>told to fail</Message></Error>")
              .getBytes(UTF_8);
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", "application/xml");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    };
  }

  /// A range of `0123456789…`, of which `sent` bytes arrive before the connection breaks.
  static Answer range(int total, int from, int length, int sent) {
    return exchange -> {
      exchange.getResponseHeaders().add("ETag", "\"v1\"");
      exchange
          .getResponseHeaders()
          .add("Content-Range", "bytes " + from + "-" + (from + length - 1) + "/" + total);
      exchange.sendResponseHeaders(206, length);
      byte[] body = new byte[sent];
      for (int i = 0; i < sent; i++) {
        body[i] = (byte) ('0' + (from + i) % 10);
      }
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  /// Success without a body, as HEAD and PUT have it.
  static Answer head(String entityTag, @Nullable String writer) {
    return exchange -> {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("ETag", entityTag);
      exchange.getResponseHeaders().add("x-amz-meta-" + S3Writer.WRITER_ID, writer);
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    };
  }

  /// The bare 404 of HEAD.
  static Answer missing() {
    return exchange -> {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    };
  }

  /// A page of a listing; a continuation that is not empty says that more follow.
  static Answer page(String continuation, String... keys) {
    return exchange -> {
      var text = new StringBuilder("<ListBucketResult>");
      text.append("<IsTruncated>").append(!continuation.isEmpty()).append("</IsTruncated>");
      text.append("<NextContinuationToken>").append(continuation);
      text.append("</NextContinuationToken>");
      for (String key : keys) {
        text.append("<Contents><Key>").append(key).append("</Key><Size>1</Size>");
        text.append("<ETag>v</ETag><LastModified>2026-01-01T00:00:00Z</LastModified></Contents>");
      }
      byte[] body = text.append("</ListBucketResult>").toString().getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    };
  }

  static Answer silence() {
    return exchange -> {
      try {
        Thread.currentThread().join();
      } catch (InterruptedException closed) {
        exchange.close();
      }
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    Answer answer;
    synchronized (answers) {
      answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
    }
    answer.send(exchange);
  }
}
