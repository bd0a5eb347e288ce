package dev.lakebird.catalog;

import dev.lakebird.tableformat.commit.CommitListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// How a warehouse is opened.
///
/// @param catalogPath where the catalog store of a warehouse in a bucket lies
/// @param dataFolder where it lies unless chosen, in a file named by the catalog's id
/// @param listener is told the stages of every write
public record WarehouseOptions(
    Optional<Path> catalogPath, Path dataFolder, Clock clock, CommitListener listener) {
  /// By the environment of this process: the data folder is `lakebird` under `XDG_DATA_HOME` or
  /// `~/.local/share`.
  public static WarehouseOptions fromEnvironment() {
    return fromEnvironment(System.getenv(), System.getProperty("user.home", "."));
  }

  static WarehouseOptions fromEnvironment(Map<String, String> environment, String home) {
    String dataHome = environment.getOrDefault("XDG_DATA_HOME", "");
    Path folder = dataHome.isBlank() ? Path.of(home, ".local", "share") : Path.of(dataHome);
    return new WarehouseOptions(
        Optional.empty(), folder.resolve("lakebird"), Clock.systemUTC(), CommitListener.NONE);
  }

  public WarehouseOptions withCatalogPath(Path path) {
    return new WarehouseOptions(Optional.of(path), dataFolder, clock, listener);
  }

  public WarehouseOptions withDataFolder(Path folder) {
    return new WarehouseOptions(catalogPath, folder, clock, listener);
  }

  public WarehouseOptions withClock(Clock other) {
    return new WarehouseOptions(catalogPath, dataFolder, other, listener);
  }

  public WarehouseOptions withListener(CommitListener other) {
    return new WarehouseOptions(catalogPath, dataFolder, clock, other);
  }
}
