package dev.lakebird.conformance.kill;

import java.util.concurrent.CountDownLatch;

/// What a process that is to be killed says to the one that kills it, each in a line of its standard output.
final class Announcement {
  static final String ACKNOWLEDGED = "ACK ";
  static final String STAGE = "STAGE";

  private Announcement() {}

  /// Work with a number has been acknowledged.
  static void acknowledged(long number) {
    say(ACKNOWLEDGED + number);
  }

  /// The stage to be killed in is reached: this thread stops here.
  static void stopInStage() {
    say(STAGE);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
