package dev.lakebird.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a server process holds at a moment when nothing runs: by its own health, by the JVM after a full
/// collection, and by the operating system (`/proc`).
///
/// @param sessions sessions that are open
/// @param queuedBytes results and rows under way
/// @param allocatedBytes what the engine holds off the heap
/// @param heapBytes live objects
/// @param residentBytes memory of the process
/// @param threads threads of the process
/// @param files descriptors that are open, sockets among them
record ServerReading(
    int sessions,
    long queuedBytes,
    long allocatedBytes,
    long heapBytes,
    long residentBytes,
    int threads,
    long files) {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final int TRIES = 600;

  static boolean isPossible() {
    return Files.isReadable(Path.of("/proc/self/status"));
  }

  /// Waits until nothing runs any more and only so many sessions are open, and reads.
  static ServerReading take(ServerProcess server, int sessions)
      throws IOException, InterruptedException {
    JsonNode health = health(server);
    for (int tries = 0;
        health.path("running").asInt() > 0 || health.path("sessions").asInt() > sessions;
        tries++) {
      assertThat(tries).as("statements and sessions end: " + health).isLessThan(TRIES);
      Thread.sleep(100);
      health = health(server);
    }
    jcmd(server, "GC.run");
    Matcher used = USED.matcher(jcmd(server, "GC.heap_info"));
    long heap = 0;
    while (used.find()) {
      heap += Long.parseLong(used.group(1)) * 1024;
    }
    String status = Files.readString(Path.of("/proc/" + server.pid() + "/status"));
    try (Stream<Path> files = Files.list(Path.of("/proc/" + server.pid() + "/fd"))) {
      return new ServerReading(
          health.path("sessions").asInt(),
          health.path("queuedBytes").asLong(),
          health.path("allocatedBytes").asLong(),
          heap,
          number(status, "VmRSS") * 1024,
          Math.toIntExact(number(status, "Threads")),
          files.count());
    }
  }

  static JsonNode health(ServerProcess server) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI address = URI.create("http://127.0.0.1:" + server.httpPort() + "/health");
      String body =
          http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
              .body();
      return new ObjectMapper().readTree(body);
    }
  }

  private static String jcmd(ServerProcess server, String command)
      throws IOException, InterruptedException {
    Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(program.toString(), Long.toString(server.pid()), command)
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }

  private static long number(String status, String name) {
    Matcher matcher = Pattern.compile(name + ":\\s*(\\d+)").matcher(status);
    assertThat(matcher.find()).as(name).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
