package dev.lakebird.server.session;

/// What a client holds by name between calls: a prepared statement, a result that is yet to be read.
public interface Handle extends AutoCloseable {
  /// Frees what it holds. Closing twice is the same as once.
  @Override
  void close();
}
