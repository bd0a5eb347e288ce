package dev.lakebird.server.flight;

import dev.lakebird.server.session.ClientSession;
import java.util.Optional;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.apache.arrow.flight.RequestContext;
import org.jspecify.annotations.Nullable;

/// Reads the session's cookie of a call, and sends it to a client that has none yet.
final class SessionMiddleware implements FlightServerMiddleware {
  static final Key<SessionMiddleware> KEY = Key.of("lakebird-session");

  private static final String COOKIE_NAME = "lakebird_session";

  private final Optional<String> cookie;
  private volatile @Nullable String announcement;

  private SessionMiddleware(Optional<String> cookie) {
    this.cookie = cookie;
  }

  static Factory<SessionMiddleware> factory() {
    return SessionMiddleware::onCallStarted;
  }

  private static SessionMiddleware onCallStarted(
      CallInfo call, CallHeaders headers, RequestContext context) {
    return new SessionMiddleware(cookie(headers));
  }

  private static Optional<String> cookie(CallHeaders headers) {
    Iterable<String> all = headers.getAll("cookie");
    if (all == null) {
      return Optional.empty();
    }
    for (String header : all) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0 && pair.substring(0, equals).strip().equals(COOKIE_NAME)) {
          String value = pair.substring(equals + 1).strip().replace("\"", "");
          if (!value.isEmpty()) {
            return Optional.of(value);
          }
        }
      }
    }
    return Optional.empty();
  }

  /// The session id that the client returned.
  Optional<String> cookie() {
    return cookie;
  }

  /// Tells the client its session, unless it knows.
  void announce(ClientSession session) {
    if (cookie.isEmpty()) {
      announcement = COOKIE_NAME + "=" + session.id() + "; HttpOnly";
    }
  }

  /// Tells the client to forget its session.
  void forget() {
    announcement = COOKIE_NAME + "=; Max-Age=0";
  }

  @Override
  public void onBeforeSendingHeaders(CallHeaders outgoing) {
    String text = announcement;
    if (text != null) {
      outgoing.insert("set-cookie", text);
    }
  }

  @Override
  public void onCallCompleted(CallStatus status) {}

  @Override
  public void onCallErrored(Throwable failure) {}
}
