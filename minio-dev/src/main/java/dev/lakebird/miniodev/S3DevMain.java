package dev.lakebird.miniodev;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The command `./lakebird s3`: a development server in the foreground, until Ctrl-C.
@Command(
    name = "s3",
    mixinStandardHelpOptions = true,
    description = "Starts a local S3 server for development and prints the variables to use.")
public final class S3DevMain implements Callable<Integer> {
  private static final String BUCKET_DEFAULT = "lakebird";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port on loopback; any free one unless given.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder that keeps the data; in memory unless given.")
  private @Nullable Path data;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "Bucket to make; may be repeated. Default: " + BUCKET_DEFAULT + ".")
  private List<String> buckets = List.of(BUCKET_DEFAULT);

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    }
    System.exit(new CommandLine(new S3DevMain()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    S3DevServer server;
    try {
      server = S3DevServer.start(options());
    } catch (UncheckedIOException e) {
      System.err.println(e.getMessage());
      return 1;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    try {
      buckets.forEach(server::createBucket);
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      return 1;
    }
    printVariables(server);
    // The shutdown hook of Ctrl-C ends the process.
    new CountDownLatch(1).await();
    return 0;
  }

  /// The key pair is that of the environment where there is one, so that a restart keeps it.
  private S3DevOptions options() {
    S3DevOptions options = S3DevOptions.inMemory().withPort(port);
    if (data != null) {
      options = options.withData(data);
    }
    String key = System.getenv("AWS_ACCESS_KEY_ID");
    String secret = System.getenv("AWS_SECRET_ACCESS_KEY");
    if (key == null || key.isBlank() || secret == null || secret.isBlank()) {
      return options;
    }
    return options.withKey(key, secret);
  }

  private void printVariables(S3DevServer server) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("export AWS_ENDPOINT_URL=" + server.endpoint());
    out.println("export AWS_ACCESS_KEY_ID=" + server.accessKey());
    out.println("export AWS_SECRET_ACCESS_KEY=" + server.secretKey());
    out.println("export AWS_REGION=" + S3DevServer.REGION);
    for (String bucket : buckets) {
      out.println("# ./lakebird sql --warehouse s3://" + bucket + "/warehouse");
    }
    out.println("# Ctrl-C stops the server.");
    out.flush();
  }
}
