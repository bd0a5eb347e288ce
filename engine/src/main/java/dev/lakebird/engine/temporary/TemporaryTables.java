package dev.lakebird.engine.temporary;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.memory.MemoryTable;
import dev.lakebird.types.Column;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.TableSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The temporary tables of a session, by name; `_SESSION` is their dataset. They live until the
/// session closes. What statements drop or replace is freed when the last job of the session has ended, since
/// a scan of it may be open until then. Any thread may use it.
public final class TemporaryTables implements AutoCloseable {
  private static final String DATASET = "_SESSION";

  private final BufferAllocator memory;
  private final TemporaryObjects objects = new TemporaryObjects();
  private final Map<String, TemporaryTable> tables = new LinkedHashMap<>();
  private final List<TemporaryTable> dropped = new ArrayList<>();
  private final Map<String, TableSource> incoming = new HashMap<>();
  private @Nullable BufferAllocator allocator;
  private @Nullable TemporaryTables shared;
  private int users;

  /// @param memory the root allocator of the process
  public TemporaryTables(BufferAllocator memory) {
    this.memory = memory;
  }

  /// Keeps all rows, dropped ones too, until [#leave].
  public synchronized void enter() {
    users++;
  }

  /// Ends one [#enter]; the last one frees what is not seen any more.
  public synchronized void leave() {
    users--;
    if (users == 0) {
      freeDropped();
      tables.values().forEach(table -> table.rows().freeEarlier());
    }
  }

  private void freeDropped() {
    dropped.forEach(table -> table.rows().close());
    dropped.clear();
  }

  /// The functions and views of the session.
  public TemporaryObjects objects() {
    return objects;
  }

  /// The table that `name` or `_SESSION.name` means.
  public synchronized Optional<TemporaryTable> find(List<String> path) {
    return isTemporary(path) ? Optional.ofNullable(tables.get(path.getLast())) : Optional.empty();
  }

  /// Whether the path can name a temporary table.
  public static boolean isTemporary(List<String> path) {
    return path.size() == 1 || path.size() == 2 && path.getFirst().equalsIgnoreCase(DATASET);
  }

  /// The table that a plan names by its id.
  ///
  /// @throws LakebirdException NOT_FOUND where it was dropped meanwhile
  public synchronized TemporaryTable load(String id) {
    return tables.values().stream()
        .filter(t -> t.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new LakebirdException(ErrorCode.NOT_FOUND, "The temporary table was dropped"));
  }

  public synchronized List<String> names() {
    return List.copyOf(tables.keySet());
  }

  /// An empty table that nobody sees before [#put].
  ///
  /// @param limitBytes what all tables together may hold, once the first is made
  public synchronized TemporaryTable make(
      String name, List<Column> columns, boolean valueTable, long limitBytes) {
    BufferAllocator mine = allocator;
    if (mine == null) {
      mine = Memory.child(memory, "temporary tables", limitBytes);
      allocator = mine;
    }
    return new TemporaryTable(
        UUID.randomUUID().toString(), name, new MemoryTable(columns, mine), valueTable);
  }

  /// Makes a table visible, in the place of another of the name.
  public synchronized void put(TemporaryTable table) {
    TemporaryTable before = tables.put(table.name(), table);
    if (before != null) {
      dropped.add(before);
    }
  }

  /// Drops the table; false where there is none.
  public synchronized boolean drop(String name) {
    TemporaryTable table = tables.remove(name);
    if (table != null) {
      dropped.add(table);
    }
    return table != null;
  }

  /// Makes the tables, functions and views of another session visible here as they are now. They share their rows, which
  /// the other session keeps until this one is closed; what is changed here stays here.
  public void overlay(TemporaryTables base, long limitBytes) {
    base.enter();
    shared = base;
    List<TemporaryTable> seen;
    synchronized (base) {
      seen = List.copyOf(base.tables.values());
    }
    objects.addAll(base.objects);
    for (TemporaryTable table : seen) {
      TemporaryTable mine = make(table.name(), table.columns(), table.valueTable(), limitBytes);
      mine.rows().restore(table.rows().state());
      put(mine);
    }
  }

  /// Lets statements of this session read rows that come from outside, once, under a new name of the
  /// dataset `_SESSION`.
  public synchronized String admit(TableSource rows) {
    String name = "incoming_" + UUID.randomUUID().toString().replace("-", "");
    incoming.put(name, rows);
    return name;
  }

  /// Ends [#admit].
  public synchronized void withdraw(String name) {
    incoming.remove(name);
  }

  /// The rows that [#admit] named.
  public synchronized Optional<TableSource> findIncoming(String name) {
    return Optional.ofNullable(incoming.get(name));
  }

  /// Frees all rows. No scan may be open.
  @Override
  public synchronized void close() {
    dropped.addAll(tables.values());
    tables.clear();
    freeDropped();
    if (allocator != null) {
      allocator.close();
      allocator = null;
    }
    if (shared != null) {
      shared.leave();
      shared = null;
    }
  }
}
