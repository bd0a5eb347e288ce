package dev.lakebird.engine.temporary;

import dev.lakebird.sql.syntax.CreateFunctionSyntax;
import dev.lakebird.sql.syntax.CreateTableFunctionSyntax;
import dev.lakebird.sql.syntax.CreateViewSyntax;
import dev.lakebird.sql.syntax.ObjectKind;
import dev.lakebird.sql.syntax.StatementSyntax;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The definitions of a session's functions, table functions and views. Names of functions are not
/// case-sensitive, names of views are. Any thread may use it.
public final class TemporaryObjects {
  private final Map<Key, StatementSyntax> definitions = new HashMap<>();

  private record Key(ObjectKind kind, String name) {
    static Key of(ObjectKind kind, String name) {
      return new Key(kind, kind == ObjectKind.VIEW ? name : name.toLowerCase(Locale.ROOT));
    }
  }

  public synchronized boolean contains(ObjectKind kind, String name) {
    return definitions.containsKey(Key.of(kind, name));
  }

  /// Makes a definition visible, in the place of another of the name.
  public synchronized void put(ObjectKind kind, String name, StatementSyntax definition) {
    definitions.put(Key.of(kind, name), definition);
  }

  /// Drops a definition; false where there is none.
  public synchronized boolean drop(ObjectKind kind, String name) {
    return definitions.remove(Key.of(kind, name)) != null;
  }

  public Optional<CreateFunctionSyntax> findFunction(List<String> name) {
    return find(ObjectKind.FUNCTION, name) instanceof CreateFunctionSyntax function
        ? Optional.of(function)
        : Optional.empty();
  }

  public Optional<CreateTableFunctionSyntax> findTableFunction(List<String> name) {
    return find(ObjectKind.TABLE_FUNCTION, name) instanceof CreateTableFunctionSyntax function
        ? Optional.of(function)
        : Optional.empty();
  }

  public Optional<CreateViewSyntax> findView(List<String> name) {
    return find(ObjectKind.VIEW, name) instanceof CreateViewSyntax view
        ? Optional.of(view)
        : Optional.empty();
  }

  private synchronized @Nullable StatementSyntax find(ObjectKind kind, List<String> name) {
    return name.size() == 1 ? definitions.get(Key.of(kind, name.getFirst())) : null;
  }

  /// Adds the definitions of another session.
  void addAll(TemporaryObjects base) {
    Map<Key, StatementSyntax> others;
    synchronized (base) {
      others = Map.copyOf(base.definitions);
    }
    synchronized (this) {
      definitions.putAll(others);
    }
  }
}
