package dev.lakebird.server.config;

import dev.lakebird.engine.settings.Setting;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.Spelling;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The settings of a server process and, as defaults of its sessions, those of the engine; each text is
/// checked when the configuration is made.
public final class ServerConfiguration {
  static final String VARIABLE_PREFIX = "LAKEBIRD_SERVER_";
  private static final int PORT_MAX = 65_535;

  private final Map<String, Entry> entries;
  private final Settings sessionSettings;

  private ServerConfiguration(Map<String, Entry> entries) {
    this.entries = entries;
    this.sessionSettings = sessionSettings(entries);
    check();
  }

  /// A setting as it stands.
  ///
  /// @param source where it comes from: `default`, `file …`, `environment …`, `flag …`
  public record Entry(String key, String text, String source) {}

  /// Settings by key from flags, environment variables and a file, in this order of strength.
  ///
  /// @param flags by key
  /// @param environment all variables of the process; those that begin with `LAKEBIRD_SERVER_` count
  /// @param file a TOML file
  /// @throws LakebirdException INVALID_ARGUMENT for an unknown key, with the nearest one, or a text that a
  ///     setting does not take
  public static ServerConfiguration of(
      Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (String key : keys()) {
      entries.put(key, new Entry(key, defaultText(key), "default"));
    }
    file.ifPresent(
        path ->
            ConfigurationFile.read(path)
                .forEach((key, text) -> put(entries, key, text, "file " + path)));
    environment.forEach(
        (name, text) -> {
          if (name.startsWith(VARIABLE_PREFIX)) {
            String key = name.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT);
            put(entries, key, text, "environment " + name);
          }
        });
    flags.forEach((key, text) -> put(entries, key, text, "flag " + ServerSetting.flag(key)));
    return new ServerConfiguration(entries);
  }

  private static void put(Map<String, Entry> entries, String key, String text, String source) {
    if (!entries.containsKey(key)) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT,
          "Unknown setting: " + key + " (" + source + "); Did you mean " + nearest(key) + "?");
    }
    entries.put(key, new Entry(key, text.strip(), source));
  }

  /// The keys of all settings: those of the server, then those of the engine.
  public static List<String> keys() {
    List<String> keys = new ArrayList<>();
    Arrays.stream(ServerSetting.values()).map(ServerSetting::key).forEach(keys::add);
    Arrays.stream(Setting.values()).map(Setting::settingName).forEach(keys::add);
    return keys;
  }

  /// What the setting of a key does.
  public static String description(String key) {
    return server(key)
        .map(ServerSetting::description)
        .orElseGet(() -> Setting.find(key).description() + " (default of sessions)");
  }

  /// What it is when nobody sets it.
  public static String defaultText(String key) {
    return server(key)
        .map(ServerSetting::defaultText)
        .orElseGet(() -> Setting.find(key).defaultText());
  }

  private static Optional<ServerSetting> server(String key) {
    return Arrays.stream(ServerSetting.values()).filter(s -> s.key().equals(key)).findFirst();
  }

  private static String nearest(String wanted) {
    return Spelling.nearest(wanted.toLowerCase(Locale.ROOT).replace('-', '_'), keys());
  }

  private static Settings sessionSettings(Map<String, Entry> entries) {
    Settings settings = Settings.DEFAULTS;
    for (Setting setting : Setting.values()) {
      Entry entry = entries.get(setting.settingName());
      if (entry != null && !entry.source().equals("default")) {
        settings = settings.with(setting, entry.text());
      }
    }
    return settings;
  }

  private void check() {
    int unusedPort = port();
    int unusedHttpPort = httpPort();
    for (ServerSetting setting : ServerSetting.values()) {
      switch (setting) {
        case SESSIONS_MAX, HANDLES_MAX -> integer(setting, 1, 1_000_000);
        case STATEMENT_BYTES_MAX, MESSAGE_BYTES_MAX, QUEUED_BYTES_MAX -> bytes(setting);
        case CACHE_LIMIT -> size(setting);
        case SESSION_IDLE_SECONDS, DISCONNECTED_IDLE_SECONDS, HANDLE_IDLE_SECONDS, DRAIN_SECONDS ->
            seconds(setting);
        case HOST, WAREHOUSE -> {
          if (text(setting).isEmpty()) {
            throw refused(setting, "a text");
          }
        }
        case CATALOG, PORT, HTTP_PORT -> {}
      }
    }
  }

  /// All settings in the order of [#keys].
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  public String text(ServerSetting setting) {
    Entry entry = entries.get(setting.key());
    return entry == null ? setting.defaultText() : entry.text();
  }

  public String host() {
    return text(ServerSetting.HOST);
  }

  public int port() {
    return integer(ServerSetting.PORT, 0, PORT_MAX);
  }

  public int httpPort() {
    return integer(ServerSetting.HTTP_PORT, 0, PORT_MAX);
  }

  public String warehouse() {
    return text(ServerSetting.WAREHOUSE);
  }

  public Optional<Path> catalog() {
    String text = text(ServerSetting.CATALOG);
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  /// What sessions begin with.
  public Settings sessionSettings() {
    return sessionSettings;
  }

  /// The value of a setting that counts.
  public int count(ServerSetting setting) {
    return integer(setting, 0, Integer.MAX_VALUE);
  }

  /// The value of a setting in seconds.
  public Duration seconds(ServerSetting setting) {
    return Duration.ofSeconds(integer(setting, 0, 10_000_000));
  }

  /// The value of a setting in bytes, which is not 0.
  public long bytes(ServerSetting setting) {
    long bytes = size(setting);
    if (bytes == 0) {
      throw refused(setting, "a size of at least one byte");
    }
    return bytes;
  }

  /// The value of a setting in bytes.
  public long size(ServerSetting setting) {
    try {
      return Settings.parseSize(text(setting));
    } catch (NumberFormatException | ArithmeticException e) {
      throw refused(setting, "a size such as 64MB or 4GB");
    }
  }

  private int integer(ServerSetting setting, int min, int max) {
    String form = "a whole number from " + min + " to " + max;
    try {
      int value = Integer.parseInt(text(setting));
      if (value < min || value > max) {
        throw refused(setting, form);
      }
      return value;
    } catch (NumberFormatException e) {
      throw refused(setting, form);
    }
  }

  private LakebirdException refused(ServerSetting setting, String form) {
    Entry entry = entries.get(setting.key());
    return new LakebirdException(
        ErrorCode.INVALID_ARGUMENT,
        "The setting "
            + setting.key()
            + " takes "
            + form
            + ", not '"
            + text(setting)
            + "' ("
            + (entry == null ? "default" : entry.source())
            + ")");
  }
}
