package dev.lakebird.ingestload.json;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.cell.CellTypes;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The columns that the first lines of a file tell: keys in the order in which they come up, with the type
/// that holds all their values. Source: BigQuery, "Using schema auto-detection".
final class JsonSchema {
  private final Map<String, Found> found = new LinkedHashMap<>();
  private final String file;

  private record Found(String name, Optional<SqlType> type) {}

  private JsonSchema(String file) {
    this.file = file;
  }

  /// @throws LakebirdException UNIMPLEMENTED for nested values, naming file and column
  static List<Column> detect(MemorySegment data, int from, int to, int linesMax, String file) {
    var schema = new JsonSchema(file);
    var tokens = new JsonTokens();
    int start = from;
    for (int lines = 0; lines < linesMax && start < to; lines++) {
      int end = start;
      while (end < to && data.get(BYTE, end) != '\n') {
        end++;
      }
      try {
        if (tokens.begin(data, start, end)) {
          schema.read(tokens, data);
        }
      } catch (JsonTokens.Malformed e) {
        // The load itself tells what is wrong with the line, and where.
        start = end + 1;
        continue;
      }
      start = end + 1;
    }
    List<Column> columns = new ArrayList<>();
    for (Found one : schema.found.values()) {
      columns.add(Column.of(one.name, one.type.orElse(SqlType.STRING)));
    }
    return columns;
  }

  private void read(JsonTokens tokens, MemorySegment data) throws JsonTokens.Malformed {
    boolean first = true;
    while (tokens.nextKey(first)) {
      first = false;
      String name = text(data, tokens.from(), tokens.to());
      JsonTokens.Kind kind = tokens.value();
      if (kind == JsonTokens.Kind.NESTED) {
        throw LakebirdException.unimplemented("Loading nested JSON into a new table")
            .with("file", file)
            .with("column", name);
      }
      Optional<SqlType> type = type(kind, text(data, tokens.from(), tokens.to()));
      found.merge(
          name.toLowerCase(Locale.ROOT),
          new Found(name, type),
          (before, own) -> new Found(before.name, merge(before.type, own.type)));
    }
  }

  private static Optional<SqlType> merge(Optional<SqlType> a, Optional<SqlType> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return Optional.of(CellTypes.merge(a.get(), b.get()));
  }

  /// Of texts only dates and times are told apart.
  private static Optional<SqlType> type(JsonTokens.Kind kind, String text) {
    return switch (kind) {
      case TRUE, FALSE -> Optional.of(SqlType.BOOL);
      case NUMBER -> CellTypes.of(text);
      case NULL, NESTED -> Optional.empty();
      case TEXT ->
          CellTypes.of(text)
              .map(type -> type.isNumeric() || type instanceof SqlType.Bool ? SqlType.STRING : type)
              .or(() -> Optional.of(SqlType.STRING));
    };
  }

  private static String text(MemorySegment data, int from, int to) {
    byte[] copy = new byte[to - from];
    MemorySegment.copy(data, BYTE, from, copy, 0, copy.length);
    return new String(copy, StandardCharsets.UTF_8);
  }
}
