package dev.lakebird.server.config;

import java.util.Locale;

/// Every setting of a server process: its name, what it is when nobody sets it, what it does. The flag of
/// `sessions_max` is `--sessions-max`, its environment variable `LAKEBIRD_SERVER_SESSIONS_MAX`, its key in
/// a file `sessions_max`.
public enum ServerSetting {
  HOST(
      "host",
      "127.0.0.1",
      "Address to listen at; nobody is asked for a password, so keep it local"),
  PORT("port", "32010", "Port of Flight SQL; 0 takes a free one"),
  HTTP_PORT("http_port", "32011", "Port of HTTP health; 0 takes a free one"),
  WAREHOUSE("warehouse", "./lakebird-data", "Where the tables are: a folder or s3://bucket/path"),
  CATALOG(
      "catalog",
      "",
      "Where the catalog store of a warehouse in a bucket lies; empty for the usual place"),
  SESSIONS_MAX("sessions_max", "2000", "Sessions open at once"),
  HANDLES_MAX("handles_max", "100", "Prepared statements and unread results of a session"),
  STATEMENT_BYTES_MAX("statement_bytes_max", "1MB", "Length of a statement in UTF-8"),
  MESSAGE_BYTES_MAX(
      "message_bytes_max",
      "64MB",
      "Length of one message from a client, such as a batch of rows to ingest"),
  QUEUED_BYTES_MAX(
      "queued_bytes_max",
      "1GB",
      "Results of all sessions that are made and not yet sent, and rows that are received and not"
          + " yet taken"),
  CACHE_LIMIT(
      "cache_limit",
      "0",
      "Columns that all sessions keep decompressed in memory, such as 512MB or 4GB; 0 takes 10 % of"
          + " the machine's"),
  SESSION_IDLE_SECONDS(
      "session_idle_seconds", "3600", "A session without a call for so long is closed"),
  DISCONNECTED_IDLE_SECONDS(
      "disconnected_idle_seconds", "60", "The same once its last connection is gone"),
  HANDLE_IDLE_SECONDS(
      "handle_idle_seconds",
      "600",
      "A result or prepared statement that nobody uses for so long is closed; a client that does"
          + " not read for so long is given up"),
  DRAIN_SECONDS(
      "drain_seconds",
      "30",
      "How long running statements may go on after SIGTERM before they are cancelled");

  private final String key;
  private final String defaultText;
  private final String description;

  ServerSetting(String key, String defaultText, String description) {
    this.key = key;
    this.defaultText = defaultText;
    this.description = description;
  }

  /// Its name in files.
  public String key() {
    return key;
  }

  public String defaultText() {
    return defaultText;
  }

  public String description() {
    return description;
  }

  /// The flag of a key.
  public static String flag(String key) {
    return "--" + key.replace('_', '-');
  }

  /// The environment variable of a key.
  public static String variable(String key) {
    return ServerConfiguration.VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT);
  }
}
