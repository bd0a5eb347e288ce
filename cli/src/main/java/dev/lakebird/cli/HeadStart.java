package dev.lakebird.cli;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.LakebirdServer;
import dev.lakebird.server.config.ServerConfiguration;
import java.util.Map;
import java.util.Optional;

/// What the launcher runs once after a build, so that the JVM learns the starts of the shell and of a server:
/// statements in this process, and then on a server in this process. Where no server can start, the shell has
/// its head start alone.
public final class HeadStart {
  private static final String LOCAL = "127.0.0.1";

  private HeadStart() {}

  /// @param arguments a folder for two warehouses, which need not exist, and a file of statements
  public static void main(String[] arguments) {
    System.exit(run(Console.ofProcess(), arguments[0], arguments[1]));
  }

  private static int run(Console console, String folder, String statements) {
    int code = Main.run(console, "sql", "--warehouse", folder + "/shell", "-f", statements);
    if (code != 0) {
      return code;
    }
    var configuration =
        ServerConfiguration.of(
            Map.of("host", LOCAL, "port", "0", "http_port", "0", "warehouse", folder + "/server"),
            Map.of(),
            Optional.empty());
    LakebirdServer server;
    try {
      server = LakebirdServer.start(configuration);
    } catch (LakebirdException e) {
      console.err().println("No server was started: " + e.describe());
      return 0;
    }
    try {
      return Main.run(console, "sql", "--server", LOCAL + ":" + server.port(), "-f", statements);
    } finally {
      server.close();
    }
  }
}
