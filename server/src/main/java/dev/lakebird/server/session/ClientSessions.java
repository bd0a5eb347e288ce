package dev.lakebird.server.session;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The open sessions of a server. A client that returns the cookie of its session finds it over any
/// connection; for one that keeps no cookies its connection is its session. Any thread may use it.
public final class ClientSessions implements AutoCloseable {
  private final Engine engine;
  private final Settings defaults;
  private final SessionLimits limits;
  private final Map<String, ClientSession> byId = new HashMap<>();
  private final Map<Long, ClientSession> byConnection = new HashMap<>();
  private boolean closed;

  /// @param defaults the settings that sessions begin with
  public ClientSessions(Engine engine, Settings defaults, SessionLimits limits) {
    this.engine = engine;
    this.defaults = defaults;
    this.limits = limits;
  }

  /// The session of a call, which [#leave] ends.
  ///
  /// @param cookie the id that the client returned
  /// @throws LakebirdException NOT_FOUND for the cookie of a session that is closed, LIMIT_EXCEEDED when
  ///     `sessions_max` are open
  public synchronized ClientSession enter(Optional<String> cookie, long connection) {
    ClientSession session =
        cookie.isPresent() ? load(cookie.get(), connection) : ofConnection(connection);
    session.begin(connection, cookie.isPresent());
    return session;
  }

  /// Ends a call.
  public void leave(ClientSession session) {
    session.end();
  }

  private ClientSession load(String id, long connection) {
    ClientSession session = byId.get(id);
    if (session == null) {
      byConnection.remove(connection);
      throw new LakebirdException(
          ErrorCode.NOT_FOUND,
          "The session has expired or was closed: the next call begins a new one");
    }
    return session;
  }

  private ClientSession ofConnection(long connection) {
    ClientSession known = byConnection.get(connection);
    if (known != null) {
      return known;
    }
    if (closed) {
      throw new LakebirdException(ErrorCode.STORAGE_UNAVAILABLE, "The server is stopping");
    }
    if (byId.size() >= limits.sessionsMax()) {
      throw new LakebirdException(
          ErrorCode.LIMIT_EXCEEDED,
          "As many sessions are open as sessions_max allows (" + limits.sessionsMax() + ")");
    }
    var session = new ClientSession(engine.openSession(defaults), limits, System.nanoTime());
    byId.put(session.id(), session);
    byConnection.put(connection, session);
    return session;
  }

  /// Closes a session as its client wishes.
  public void close(ClientSession session) {
    synchronized (this) {
      byId.remove(session.id());
      byConnection.values().remove(session);
    }
    session.close();
  }

  /// Notes that a connection is gone.
  public void disconnected(long connection) {
    List<ClientSession> unreachable = new ArrayList<>();
    synchronized (this) {
      byConnection.remove(connection);
      for (ClientSession session : byId.values()) {
        if (session.disconnected(connection)) {
          unreachable.add(session);
        }
      }
    }
    unreachable.forEach(this::close);
  }

  /// Closes sessions and handles that nobody has used for long.
  public void expire() {
    long now = System.nanoTime();
    List<ClientSession> all;
    synchronized (this) {
      all = List.copyOf(byId.values());
    }
    for (ClientSession session : all) {
      session.expireHandles(now);
      boolean idle;
      synchronized (this) {
        idle = session.isIdle(now);
        if (idle) {
          byId.remove(session.id());
          byConnection.values().remove(session);
        }
      }
      if (idle) {
        session.close();
      }
    }
  }

  /// Sessions that are open now.
  public synchronized int count() {
    return byId.size();
  }

  /// Handles of all sessions.
  public int handleCount() {
    return sessions().stream().mapToInt(ClientSession::handleCount).sum();
  }

  /// Statements of all sessions that run now or have unread results.
  public int runningCount() {
    return sessions().stream().mapToInt(ClientSession::runningCount).sum();
  }

  private synchronized List<ClientSession> sessions() {
    return List.copyOf(byId.values());
  }

  /// Closes all sessions; no call begins a new one.
  @Override
  public void close() {
    List<ClientSession> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(byId.values());
      byId.clear();
      byConnection.clear();
    }
    all.forEach(ClientSession::close);
  }
}
