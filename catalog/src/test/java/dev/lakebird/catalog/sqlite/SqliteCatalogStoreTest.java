package dev.lakebird.catalog.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.catalog.model.CatalogChange;
import dev.lakebird.catalog.model.CommitOutcome;
import dev.lakebird.catalog.model.CommitOutcome.Unknown;
import dev.lakebird.catalog.store.CatalogStore;
import dev.lakebird.catalog.store.CatalogStoreContract;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.commit.CommitListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCatalogStoreTest extends CatalogStoreContract {
  @TempDir Path folder;

  @Override
  protected CatalogStore open(Clock clock) {
    return new SqliteCatalogFile(folder.resolve("catalog.db"), clock)
        .openOrCreate(UUID.randomUUID(), "");
  }

  @Test
  void lostAnswerOfACommitThatTookPlaceIsFound() {
    SqliteWrites.Committer losing =
        lease -> {
          lease.execute("COMMIT");
          throw new SQLException("planted");
        };
    try (var store = withCommitter(losing, Duration.ofSeconds(5))) {
      assertThat(run(store, new CatalogChange.CreateSchema(SHOP)).sequence()).isEqualTo(1);
      assertThat(store.snapshot().findSchema("shop")).contains(SHOP);
    }
  }

  @Test
  void lostAnswerOfACommitThatDidNotTakePlaceIsAnError() {
    SqliteWrites.Committer losing =
        lease -> {
          throw new SQLException("planted");
        };
    try (var store = withCommitter(losing, Duration.ofSeconds(5))) {
      assertThatThrownBy(
              () -> store.commit(commit(new CatalogChange.CreateSchema(SHOP)), CommitListener.NONE))
          .extracting(failure -> ((LakebirdException) failure).code())
          .isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
      assertThat(store.snapshot().findSchema("shop")).isEmpty();
    }
  }

  @Test
  void answerThatCannotBeLearnedIsUnknown() {
    Path file = folder.resolve("catalog.db");
    SqliteWrites.Committer losing =
        lease -> {
          lease.execute("COMMIT");
          hide(file);
          throw new SQLException("planted");
        };
    try (var store = withCommitter(losing, Duration.ofMillis(200))) {
      var commit = commit(new CatalogChange.CreateSchema(SHOP));
      CommitOutcome outcome = store.commit(commit, CommitListener.NONE);
      assertThat(outcome).isEqualTo(new Unknown(commit.key()));
    }
  }

  private static void hide(Path file) {
    try {
      Files.move(file, file.resolveSibling("gone.db"));
      Files.createDirectory(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private SqliteCatalogStore withCommitter(SqliteWrites.Committer committer, Duration deadline) {
    return new SqliteCatalogFile(
            folder.resolve("catalog.db"),
            Clock.systemUTC(),
            SqliteMigrations.RESOURCES,
            committer,
            deadline)
        .openOrCreate(UUID.randomUUID(), "");
  }

  @Test
  void storeOfALaterVersionIsRefused() throws SQLException {
    open(Clock.systemUTC()).close();
    var file = folder.resolve("catalog.db");
    var connections = new SqliteConnections(file, 1_000);
    try (var lease = connections.lease()) {
      lease.execute("INSERT INTO schema_version VALUES (99, '0099_later.sql', 0)");
    }
    connections.close();
    assertThatThrownBy(() -> new SqliteCatalogFile(file, Clock.systemUTC()).open())
        .hasMessageContaining("later version")
        .extracting(failure -> ((LakebirdException) failure).code())
        .isEqualTo(ErrorCode.CATALOG_MISMATCH);
  }

  @Test
  void missingMigrationsAreAppliedToAnOlderStore() {
    Path file = folder.resolve("catalog.db");
    UUID id;
    try (var store = open(Clock.systemUTC())) {
      id = store.catalogId();
      run(store, new CatalogChange.CreateSchema(SHOP));
    }
    var later = new ArrayList<>(SqliteMigrations.RESOURCES);
    later.add("test_next.sql");
    var upgraded =
        new SqliteCatalogFile(
            file,
            Clock.systemUTC(),
            later,
            SqliteWrites.Committer.SQLITE,
            SqliteWrites.SETTLE_DEADLINE);
    try (var store = upgraded.open()) {
      assertThat(store.catalogId()).isEqualTo(id);
      assertThat(store.snapshot().findSchema("shop")).contains(SHOP);
      assertThat(
              store.<Integer>read(
                  sql -> sql.first("SELECT note FROM planted", row -> row.getInt(1)).orElseThrow()))
          .isEqualTo(7);
    }
    assertThatThrownBy(() -> new SqliteCatalogFile(file, Clock.systemUTC()).open())
        .hasMessageContaining("later version");
  }

  @Test
  void fileThatIsNoCatalogIsNamed() throws Exception {
    Path file = folder.resolve("catalog.db");
    Files.writeString(file, "not a database, but long enough to be looked at as one ".repeat(40));
    assertThatThrownBy(() -> new SqliteCatalogFile(file, Clock.systemUTC()).open())
        .extracting(failure -> ((LakebirdException) failure).code())
        .isEqualTo(ErrorCode.CORRUPT_FILE);
    assertThatThrownBy(
            () -> new SqliteCatalogFile(folder.resolve("none.db"), Clock.systemUTC()).open())
        .extracting(failure -> ((LakebirdException) failure).code())
        .isEqualTo(ErrorCode.CATALOG_MISMATCH);
    assertThat(folder.resolve("none.db")).doesNotExist();
  }
}
