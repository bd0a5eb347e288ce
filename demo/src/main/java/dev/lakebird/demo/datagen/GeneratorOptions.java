package dev.lakebird.demo.datagen;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.types.memory.Memory;
import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/// What the generators have in common: their options, and writing the tables with a line for each.
final class GeneratorOptions {
  private static final double SCALE_MAX = 100_000;
  private static final int CLEAN_UP_SECONDS = 10;

  @Option(
      names = "--scale",
      paramLabel = "F",
      description = "Scale factor; 1 is about a gigabyte of text. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private double scale;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR|s3://…",
      description = "Folder for the files.")
  private String out = "";

  @Option(
      names = "--format",
      paramLabel = "parquet|csv",
      description = "Format of the files. Default: ${DEFAULT-VALUE}.",
      defaultValue = "parquet")
  private String format = "parquet";

  @Option(
      names = "--tables",
      paramLabel = "LIST",
      split = ",",
      description = "Tables to write, separated by commas; all unless given.")
  private List<String> tables = List.of();

  @Option(names = "--threads", paramLabel = "N", description = "Workers; one a core unless given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /// Writes the chosen tables of a benchmark; the exit code.
  int run(String benchmark, List<GeneratedTable> all) {
    var ended = new CountDownLatch(1);
    Thread onSignal = cleanUpOnSignal(Thread.currentThread(), ended);
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      write(chosen(benchmark, all));
      return 0;
    } catch (LakebirdException e) {
      System.err.println(e.code() + ": " + e.describe());
      return 1;
    } finally {
      ended.countDown();
    }
  }

  /// Ctrl-C interrupts the command and waits until it has removed its unfinished file.
  private static Thread cleanUpOnSignal(Thread command, CountDownLatch ended) {
    return new Thread(
        () -> {
          if (ended.getCount() == 0) {
            return;
          }
          command.interrupt();
          try {
            if (!ended.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS)) {
              System.err.println("The unfinished file could not be removed in time");
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private List<GeneratedTable> chosen(String benchmark, List<GeneratedTable> all) {
    if (!(scale > 0 && scale <= SCALE_MAX)) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The scale must be above 0 and at most 100000");
    }
    if (threads < 1) {
      throw new LakebirdException(ErrorCode.INVALID_ARGUMENT, "There must be a thread at least");
    }
    if (!format.equals("parquet") && !format.equals("csv")) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The format must be parquet or csv, not " + format);
    }
    if (tables.isEmpty()) {
      return all;
    }
    var chosen = new ArrayList<GeneratedTable>();
    for (String table : tables) {
      chosen.add(
          all.stream()
              .filter(data -> data.name().equals(table.strip().toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new LakebirdException(
                          ErrorCode.INVALID_ARGUMENT,
                          benchmark + " has no table " + table.strip())));
    }
    return chosen;
  }

  private void write(List<GeneratedTable> chosen) {
    try (var storage = Storage.fromEnvironment();
        var allocator = Memory.root(Long.MAX_VALUE);
        var workers =
            Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("datagen-", 0).daemon().factory())) {
      if (format.equals("csv")) {
        write(chosen, storage, new CsvEncoding(), workers);
      } else {
        write(chosen, storage, new ParquetEncoding(allocator), workers);
      }
    }
  }

  private <P extends AutoCloseable> void write(
      List<GeneratedTable> chosen,
      Storage storage,
      FileEncoding<P> encoding,
      ExecutorService workers) {
    var files = new TableFiles<>(storage, encoding, workers, threads, out, scale);
    boolean terminal = isTerminal();
    for (GeneratedTable table : chosen) {
      long start = System.nanoTime();
      List<GeneratedFile> written =
          files.write(
              table,
              (name, piece, pieces, rows) -> {
                if (terminal) {
                  System.out.printf(
                      Locale.ROOT, "\r%-22s %3d%% %,15d rows", name, piece * 100 / pieces, rows);
                  System.out.flush();
                }
              });
      System.out.printf(
          Locale.ROOT,
          "%s%-22s %,15d rows %,15d bytes in %d file%s, %.1f s%n",
          terminal ? "\r" : "",
          table.name(),
          written.stream().mapToLong(GeneratedFile::rows).sum(),
          written.stream().mapToLong(GeneratedFile::bytes).sum(),
          written.size(),
          written.size() == 1 ? "" : "s",
          (System.nanoTime() - start) / 1e9);
    }
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
