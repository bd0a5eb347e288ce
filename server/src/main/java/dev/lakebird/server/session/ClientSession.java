package dev.lakebird.server.session;

import dev.lakebird.engine.Job;
import dev.lakebird.engine.QueryParameter;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One client's session of the engine with the handles that it holds. Any thread may use it; statements
/// of one session may run at the same time.
public final class ClientSession {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 16;

  private final String id;
  private final Session session;
  private final SessionLimits limits;
  private final Map<String, Held> handles = new HashMap<>();
  private final Set<Job> running = new HashSet<>();
  private final Set<Long> connections = new HashSet<>();
  private boolean byCookie;
  private int calls;
  private long lastUsedNanos;
  private boolean closed;

  ClientSession(Session session, SessionLimits limits, long nowNanos) {
    this.id = token();
    this.session = session;
    this.limits = limits;
    this.lastUsedNanos = nowNanos;
  }

  private static final class Held {
    private final Handle handle;
    private long lastUsedNanos;
    private int users;

    Held(Handle handle, long lastUsedNanos) {
      this.handle = handle;
      this.lastUsedNanos = lastUsedNanos;
    }
  }

  /// A name that nobody guesses.
  static String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// What its cookie says.
  public String id() {
    return id;
  }

  /// The session of the engine, for what changes nothing.
  public Session engine() {
    return session;
  }

  /// Submits statements under the settings of now. The caller ends the job with [#ended].
  public synchronized Job submit(String text, List<QueryParameter> parameters) {
    requireOpen();
    Job job = session.submit(text, parameters);
    running.add(job);
    return job;
  }

  /// As [#submit], for an INSERT with several rows of parameters.
  public synchronized Job submitRows(String text, List<List<QueryParameter>> rows) {
    requireOpen();
    Job job = session.submitRows(text, rows);
    running.add(job);
    return job;
  }

  /// Closes a job of [#submit].
  public void ended(Job job) {
    try {
      job.close();
    } finally {
      synchronized (this) {
        running.remove(job);
        notifyAll();
      }
    }
  }

  /// Cancels what runs now.
  public synchronized void cancelRunning() {
    running.forEach(Job::cancel);
  }

  public synchronized Settings settings() {
    return session.settings();
  }

  /// Changes the settings of the statements that are submitted from now on.
  public synchronized void set(Settings changed) {
    requireOpen();
    session.set(changed);
  }

  /// Keeps a handle under a new name.
  ///
  /// @throws LakebirdException LIMIT_EXCEEDED when the session holds `handles_max` already; the handle is
  ///     closed
  public String keep(Handle handle) {
    synchronized (this) {
      if (!closed && handles.size() < limits.handlesMax()) {
        String name = token();
        handles.put(name, new Held(handle, System.nanoTime()));
        return name;
      }
    }
    handle.close();
    requireOpen();
    throw new LakebirdException(
        ErrorCode.LIMIT_EXCEEDED,
        "The session holds as many prepared statements and unread results as handles_max allows ("
            + limits.handlesMax()
            + "): close or read some");
  }

  /// The handle of a name, in use until [#release].
  ///
  /// @throws LakebirdException NOT_FOUND where this session has none of the name and kind
  public synchronized <T extends Handle> T use(String name, Class<T> kind) {
    Held held = handles.get(name);
    if (held == null || !kind.isInstance(held.handle)) {
      throw new LakebirdException(
          ErrorCode.NOT_FOUND,
          "The handle is not known to this session: it was closed, read before, expired, or is"
              + " another's");
    }
    held.users++;
    return kind.cast(held.handle);
  }

  /// Ends a use.
  public synchronized void release(String name) {
    Held held = handles.get(name);
    if (held != null) {
      held.users--;
      held.lastUsedNanos = System.nanoTime();
    }
  }

  /// The handle of a name, no longer kept: the caller closes it.
  ///
  /// @throws LakebirdException NOT_FOUND as [#use]
  public synchronized <T extends Handle> T take(String name, Class<T> kind) {
    T handle = use(name, kind);
    handles.remove(name);
    return handle;
  }

  /// Closes the handle of a name; a name that is not known is nothing to close.
  public void drop(String name) {
    Held held;
    synchronized (this) {
      held = handles.remove(name);
    }
    if (held != null) {
      held.handle.close();
    }
  }

  synchronized void begin(long connection, boolean cookie) {
    calls++;
    byCookie |= cookie;
    connections.add(connection);
  }

  synchronized void end() {
    calls--;
    lastUsedNanos = System.nanoTime();
  }

  /// Notes that a connection is gone; whether nobody can reach the session any more.
  synchronized boolean disconnected(long connection) {
    if (connections.remove(connection)) {
      lastUsedNanos = System.nanoTime();
    }
    return connections.isEmpty() && !byCookie;
  }

  synchronized boolean isIdle(long nowNanos) {
    long idle = nowNanos - lastUsedNanos;
    return calls == 0
        && (idle > limits.sessionIdle().toNanos()
            || connections.isEmpty() && idle > limits.disconnectedIdle().toNanos());
  }

  /// Closes the handles that nobody has used for long.
  void expireHandles(long nowNanos) {
    List<Held> expired = new ArrayList<>();
    synchronized (this) {
      Iterator<Held> each = handles.values().iterator();
      while (each.hasNext()) {
        Held held = each.next();
        if (held.users == 0 && nowNanos - held.lastUsedNanos > limits.handleIdle().toNanos()) {
          expired.add(held);
          each.remove();
        }
      }
    }
    expired.forEach(held -> held.handle.close());
  }

  /// Handles that are held now.
  public synchronized int handleCount() {
    return handles.size();
  }

  /// Statements that run now or have unread results.
  public synchronized int runningCount() {
    return running.size();
  }

  /// Cancels what runs, closes the handles, waits for what is in use, and closes the session.
  void close() {
    List<Held> open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = List.copyOf(handles.values());
      handles.clear();
      running.forEach(Job::cancel);
    }
    open.forEach(held -> held.handle.close());
    synchronized (this) {
      boolean interrupted = false;
      while (!running.isEmpty()) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    session.close();
  }

  private synchronized void requireOpen() {
    if (closed) {
      throw new LakebirdException(ErrorCode.NOT_FOUND, "The session is closed");
    }
  }
}
