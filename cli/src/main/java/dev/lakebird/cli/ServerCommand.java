package dev.lakebird.cli;

import dev.lakebird.engine.Engine;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.LakebirdServer;
import dev.lakebird.server.config.ServerConfiguration;
import dev.lakebird.server.config.ServerSetting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `./lakebird server`: serves a warehouse until the process is told to stop. Its flags are the settings of
/// [ServerConfiguration].
final class ServerCommand implements Callable<Integer> {
  private static final String CONFIG = "--config";
  private static final String PRINT_CONFIG = "--print-config";

  private final Console console;
  private final Map<String, String> environment;
  private final CommandSpec spec;

  ServerCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
    this.spec =
        CommandSpec.wrapWithoutInspection(this).name("server").mixinStandardHelpOptions(true);
    spec.usageMessage()
        .description(
            "Serves a warehouse over Arrow Flight SQL, with health over HTTP. Each setting can be"
                + " given by flag, environment variable (LAKEBIRD_SERVER_PORT for --port) or file"
                + " (port = 32010), in that order.");
    spec.addOption(
        OptionSpec.builder(CONFIG)
            .paramLabel("FILE")
            .type(Path.class)
            .description("A TOML file of settings, such as lakebird.toml.")
            .build());
    spec.addOption(
        OptionSpec.builder(PRINT_CONFIG)
            .type(boolean.class)
            .description("Prints every setting with its source, and stops.")
            .build());
    for (String key : ServerConfiguration.keys()) {
      String without = ServerConfiguration.defaultText(key);
      spec.addOption(
          OptionSpec.builder(ServerSetting.flag(key))
              .paramLabel("VALUE")
              .type(String.class)
              .description(
                  ServerConfiguration.description(key)
                      + (without.isEmpty() ? "." : " (default: " + without + ")."))
              .build());
    }
  }

  /// The command with its flags.
  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    Map<String, String> flags = new HashMap<>();
    for (String key : ServerConfiguration.keys()) {
      String text = spec.findOption(ServerSetting.flag(key)).getValue();
      if (text != null) {
        flags.put(key, text);
      }
    }
    @Nullable Path file = spec.findOption(CONFIG).getValue();
    ServerConfiguration configuration =
        ServerConfiguration.of(flags, environment, Optional.ofNullable(file));
    Boolean print = spec.findOption(PRINT_CONFIG).getValue();
    if (Boolean.TRUE.equals(print)) {
      print(configuration);
      return 0;
    }
    serve(configuration);
    return 0;
  }

  private void print(ServerConfiguration configuration) {
    List<ServerConfiguration.Entry> entries = configuration.entries();
    UnaryOperator<String> quoted =
        text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    for (ServerConfiguration.Entry entry : entries) {
      console
          .out()
          .printf("%-50s # %s%n", entry.key() + " = " + quoted.apply(entry.text()), entry.source());
    }
  }

  private void serve(ServerConfiguration configuration) {
    LakebirdServer server = LakebirdServer.start(configuration);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("lakebird-drain")
                .unstarted(
                    () -> {
                      server.close();
                      stopped.countDown();
                    }));
    String host = configuration.host();
    console
        .out()
        .printf(
            "Lakebird %s serves %s%n  Flight SQL  %s:%d%n  JDBC       "
                + " jdbc:arrow-flight-sql://%s:%d/?useEncryption=false%n  health     "
                + " http://%s:%d/health%n",
            Engine.version(),
            configuration.warehouse(),
            host,
            server.port(),
            host,
            server.port(),
            host,
            server.httpPort());
    console.out().flush();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      throw new LakebirdException(ErrorCode.CANCELLED, "The server is stopping", e);
    }
  }
}
