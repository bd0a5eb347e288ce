package dev.lakebird.cli;

import dev.lakebird.engine.Engine;
import picocli.CommandLine.Command;

/// `./lakebird version`.
@Command(name = "version", description = "Prints the version of Lakebird and of Java.")
final class VersionCommand implements Runnable {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    console.out().println("Lakebird " + Engine.version() + " on Java " + Runtime.version());
  }
}
