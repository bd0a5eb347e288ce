package dev.lakebird.tableformat.scan;

import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.scan.TableSourceContract;
import dev.lakebird.types.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.io.TempDir;

/// Parquet files by path keep the contract of table sources.
class ParquetTableSourceTest extends TableSourceContract {
  @TempDir Path folder;

  private final CompletableFuture<Void> gate = new CompletableFuture<>();
  private final StorageSettings settings =
      StorageSettings.fromEnvironment(Map.of()).withSyncLocalWrites(false);
  private final Storage storage = Storage.of(settings);
  private final Storage gatedStorage = Storage.of(settings, s -> new GatedStore(s, gate));
  private int files;

  @Override
  protected TableSource source(
      List<Column> columns, List<List<Value>> rows, int splitRows, BufferAllocator allocator) {
    return ParquetTableSource.open(storage, List.of(write(columns, rows, splitRows, allocator)));
  }

  @Override
  protected Optional<Gate> gated(
      List<Column> columns, List<List<Value>> rows, int splitRows, BufferAllocator allocator) {
    TableSource source =
        ParquetTableSource.open(gatedStorage, List.of(write(columns, rows, splitRows, allocator)));
    return Optional.of(
        new Gate() {
          @Override
          public TableSource source() {
            return source;
          }

          @Override
          public void open() {
            gate.complete(null);
          }
        });
  }

  @Override
  protected void release() {
    storage.close();
    gatedStorage.close();
  }

  private String write(
      List<Column> columns, List<List<Value>> rows, int splitRows, BufferAllocator allocator) {
    String location = folder.resolve("part-" + files++ + ".parquet").toString();
    var options =
        ParquetWriteOptions.DEFAULT.withRowGroups(splitRows, 1 << 30).withPages(1 << 20, 700);
    TestRows.write(storage, location, columns, rows, options, allocator);
    return location;
  }
}
