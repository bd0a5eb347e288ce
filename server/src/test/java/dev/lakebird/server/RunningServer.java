package dev.lakebird.server;

import dev.lakebird.server.config.ServerConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// A server on free ports over a folder of its own. Closing it checks that nothing is left: sessions,
/// handles, buffers.
final class RunningServer implements AutoCloseable {
  private final Path folder;
  private final LakebirdServer server;

  private RunningServer(Path folder, LakebirdServer server) {
    this.folder = folder;
    this.server = server;
  }

  static RunningServer start(String... settings) {
    Path folder = temporaryFolder();
    try {
      Map<String, String> flags = new HashMap<>();
      flags.put("port", "0");
      flags.put("http_port", "0");
      flags.put("warehouse", folder.resolve("warehouse").toString());
      flags.put("memory_limit", "512MB");
      flags.put("drain_seconds", "5");
      for (String setting : settings) {
        int equals = setting.indexOf('=');
        flags.put(setting.substring(0, equals), setting.substring(equals + 1));
      }
      return new RunningServer(
          folder, LakebirdServer.start(ServerConfiguration.of(flags, Map.of(), Optional.empty())));
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("lakebird-server");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LakebirdServer server() {
    return server;
  }

  /// Data files of the warehouse.
  int dataFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return (int) files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  String url() {
    return "jdbc:arrow-flight-sql://127.0.0.1:" + server.port() + "/?useEncryption=false";
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  Client client() {
    return new Client(server.port());
  }

  /// A Flight SQL client with a memory of its own, which must be empty when it closes.
  static final class Client implements AutoCloseable {
    final BufferAllocator allocator = new RootAllocator();
    final FlightClient flight;
    final FlightSqlClient sql;

    Client(int port) {
      flight = FlightClient.builder(allocator, Location.forGrpcInsecure("127.0.0.1", port)).build();
      sql = new FlightSqlClient(flight);
    }

    /// Runs a statement and answers its rows as text, one a line.
    String rows(String statement) throws Exception {
      var text = new StringBuilder();
      var info = sql.execute(statement);
      for (var endpoint : info.getEndpoints()) {
        try (var stream = sql.getStream(endpoint.getTicket())) {
          while (stream.next()) {
            var root = stream.getRoot();
            for (int row = 0; row < root.getRowCount(); row++) {
              for (var vector : root.getFieldVectors()) {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : ",");
                text.append(vector.getObject(row));
              }
              text.append('\n');
            }
          }
        }
      }
      return text.toString();
    }

    @Override
    public void close() throws Exception {
      sql.close();
      allocator.close();
    }
  }

  @Override
  public void close() {
    server.close();
    delete(folder);
  }
}
