package dev.lakebird.server.flight;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Numbers the connections of a server, tells each call its own, and tells when one is gone.
final class Connections extends ServerTransportFilter implements ServerInterceptor {
  private static final Attributes.Key<Long> NUMBER = Attributes.Key.create("lakebird-connection");
  private static final Context.Key<Long> CURRENT = Context.key("lakebird-connection");

  private final AtomicLong next = new AtomicLong(1);
  private final Set<Long> open = ConcurrentHashMap.newKeySet();
  private final LongConsumer gone;

  Connections(LongConsumer gone) {
    this.gone = gone;
  }

  /// The connection of the call that this thread serves; 0 outside of calls.
  static long current() {
    Long number = CURRENT.get();
    return number == null ? 0 : number;
  }

  /// Connections that are open now.
  int count() {
    return open.size();
  }

  @Override
  public Attributes transportReady(Attributes attributes) {
    long number = next.getAndIncrement();
    open.add(number);
    return attributes.toBuilder().set(NUMBER, number).build();
  }

  /// @param attributes null for a connection that never spoke gRPC; a failure here would keep the server
  ///     from ending
  @Override
  public void transportTerminated(@Nullable Attributes attributes) {
    Long number = attributes == null ? null : attributes.get(NUMBER);
    if (number != null && open.remove(number)) {
      // Closing a session waits for its statements, which the network threads must not.
      Thread.startVirtualThread(() -> gone.accept(number));
    }
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> handler) {
    Long number = call.getAttributes().get(NUMBER);
    return Contexts.interceptCall(
        Context.current().withValue(CURRENT, number == null ? 0 : number), call, headers, handler);
  }
}
