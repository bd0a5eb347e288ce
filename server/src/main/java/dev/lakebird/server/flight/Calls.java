package dev.lakebird.server.flight;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.session.ClientSession;
import dev.lakebird.server.session.ClientSessions;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.arrow.flight.FlightProducer.CallContext;

/// Gives calls the session of their client.
final class Calls {
  private final ClientSessions sessions;

  Calls(ClientSessions sessions) {
    this.sessions = sessions;
  }

  /// A call that is under way; closing it ends it.
  record Call(ClientSession session, ClientSessions sessions) implements AutoCloseable {
    @Override
    public void close() {
      sessions.leave(session);
    }
  }

  /// Begins a call, which the caller closes.
  Call enter(CallContext context) {
    SessionMiddleware middleware = context.getMiddleware(SessionMiddleware.KEY);
    if (middleware == null) {
      throw LakebirdException.internal("A call came without its middleware");
    }
    try {
      ClientSession session = sessions.enter(middleware.cookie(), Connections.current());
      middleware.announce(session);
      return new Call(session, sessions);
    } catch (LakebirdException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        middleware.forget();
      }
      throw e;
    }
  }

  /// Runs a part of a call in its session; failures leave as Flight errors.
  <T> T in(CallContext context, Function<ClientSession, T> part) {
    return FlightErrors.guarded(
        () -> {
          try (Call call = enter(context)) {
            return part.apply(call.session());
          }
        });
  }

  /// As [#in], for what answers nothing.
  void run(CallContext context, Consumer<ClientSession> part) {
    boolean unused =
        in(
            context,
            session -> {
              part.accept(session);
              return true;
            });
  }

  /// Closes the session of a call.
  void closeSession(CallContext context) {
    FlightErrors.guarded(
        () -> {
          ClientSession session;
          try (Call call = enter(context)) {
            session = call.session();
          }
          sessions.close(session);
          SessionMiddleware middleware = context.getMiddleware(SessionMiddleware.KEY);
          if (middleware != null) {
            middleware.forget();
          }
          return true;
        });
  }
}
