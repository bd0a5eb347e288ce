package dev.lakebird.conformance.process;

import java.util.ArrayList;
import java.util.List;

/// A main class of this class path in a JVM of its own, with the flags that the launcher gives.
public final class JavaCommand {
  private JavaCommand() {}

  /// What starts it. Its standard streams are pipes until the caller says otherwise.
  public static ProcessBuilder of(Class<?> main, String... arguments) {
    return withHeap("256m", main, arguments);
  }

  /// The same with another limit of the heap.
  public static ProcessBuilder withHeap(String heap, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }
}
