package dev.lakebird.engine;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.types.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/// The variables of a script: those of inner blocks before those of outer ones. Names are not
/// case-sensitive.
final class Variables {
  private final Deque<Map<String, Value>> blocks = new ArrayDeque<>();

  Variables() {
    enter();
  }

  void enter() {
    blocks.push(new HashMap<>());
  }

  void leave() {
    blocks.pop();
  }

  private static String key(IdentifierSyntax name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  void declare(IdentifierSyntax name, Value value) {
    for (Map<String, Value> block : blocks) {
      if (block.containsKey(key(name))) {
        throw new LakebirdException(
            ErrorCode.INVALID_QUERY,
            "Variable '" + name.name() + "' redeclaration",
            name.span().start());
      }
    }
    put(name, value);
  }

  /// Gives the innermost block a variable.
  void put(IdentifierSyntax name, Value value) {
    blocks.element().put(key(name), value);
  }

  /// Gives the innermost block a system variable.
  ///
  /// @param name without `@@`
  void putSystem(String name, Value value) {
    blocks.element().put("@@" + name, value);
  }

  /// The value of a variable that is declared.
  Value load(IdentifierSyntax name) {
    for (Map<String, Value> block : blocks) {
      Value value = block.get(key(name));
      if (value != null) {
        return value;
      }
    }
    throw new LakebirdException(
        ErrorCode.UNKNOWN_NAME, "Undeclared variable: " + name.name(), name.span().start());
  }

  void set(IdentifierSyntax name, Value value) {
    for (Map<String, Value> block : blocks) {
      if (block.containsKey(key(name))) {
        block.put(key(name), value);
        return;
      }
    }
    load(name);
  }

  /// All values by lower-case name.
  Map<String, Value> values() {
    Map<String, Value> all = new HashMap<>();
    for (Iterator<Map<String, Value>> outer = blocks.descendingIterator(); outer.hasNext(); ) {
      all.putAll(outer.next());
    }
    return all;
  }
}
