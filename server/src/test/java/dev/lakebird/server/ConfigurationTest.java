package dev.lakebird.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.engine.settings.Setting;
import dev.lakebird.server.config.ServerConfiguration;
import dev.lakebird.server.config.ServerSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path folder;

  private Optional<Path> file(String text) throws IOException {
    return Optional.of(Files.writeString(folder.resolve("lakebird.toml"), text));
  }

  @Test
  void flagsGoBeforeVariablesBeforeTheFile() throws IOException {
    ServerConfiguration configuration =
        ServerConfiguration.of(
            Map.of("port", "1"),
            Map.of("LAKEBIRD_SERVER_PORT", "2", "LAKEBIRD_SERVER_HTTP_PORT", "3", "HOME", "/"),
            file("port = 4\nhttp_port = 5\nmemory_limit = \"1GB\"\nforce_spill = true\n"));
    assertThat(configuration.port()).isEqualTo(1);
    assertThat(configuration.httpPort()).isEqualTo(3);
    assertThat(configuration.sessionSettings().memoryLimitBytes()).isEqualTo(1L << 30);
    assertThat(configuration.sessionSettings().forceSpill()).isTrue();
    assertThat(configuration.host()).isEqualTo("127.0.0.1");
    assertThat(configuration.entries())
        .hasSize(ServerSetting.values().length + Setting.values().length)
        .anyMatch(e -> e.key().equals("port") && e.source().equals("flag --port"))
        .anyMatch(
            e ->
                e.key().equals("http_port")
                    && e.source().equals("environment LAKEBIRD_SERVER_HTTP_PORT"))
        .anyMatch(e -> e.key().equals("memory_limit") && e.source().startsWith("file "))
        .anyMatch(e -> e.key().equals("host") && e.source().equals("default"));
  }

  @Test
  void unknownKeysNameTheNearest() throws IOException {
    refused(Map.of(), Map.of(), file("prot = 1"), "Unknown setting: prot", "Did you mean port?");
    refused(
        Map.of(),
        Map.of("LAKEBIRD_SERVER_SESSION_MAX", "1"),
        Optional.empty(),
        "Unknown setting: session_max (environment LAKEBIRD_SERVER_SESSION_MAX)",
        "Did you mean sessions_max?");
    refused(Map.of("memory_limits", "1"), Map.of(), Optional.empty(), "Did you mean memory_limit?");
  }

  @Test
  void textsAreCheckedWithTheirSource() throws IOException {
    refused(
        Map.of("port", "65536"),
        Map.of(),
        Optional.empty(),
        "The setting port takes a whole number from 0 to 65535, not '65536' (flag --port)");
    refused(Map.of("queued_bytes_max", "lots"), Map.of(), Optional.empty(), "takes a size");
    refused(Map.of("sessions_max", "0"), Map.of(), Optional.empty(), "takes a whole number from 1");
    refused(Map.of("drain_seconds", "-1"), Map.of(), Optional.empty(), "takes a whole number");
    refused(Map.of("host", ""), Map.of(), Optional.empty(), "The setting host takes a text");
    refused(Map.of("time_zone", "Mars"), Map.of(), Optional.empty(), "time zone");
    refused(Map.of(), Map.of(), file("port = [1]"), "not a table or list");
    refused(Map.of(), Map.of(), file("port = 1\nport ="), "is not TOML", "[2:");
    refused(Map.of(), Map.of(), Optional.of(folder.resolve("absent.toml")), "does not exist");
  }

  private static void refused(
      Map<String, String> flags,
      Map<String, String> environment,
      Optional<Path> file,
      String... parts) {
    assertThatThrownBy(() -> ServerConfiguration.of(flags, environment, file))
        .hasMessageContainingAll(parts);
  }
}
