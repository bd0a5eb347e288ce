package dev.lakebird.functions.json;

import dev.lakebird.functions.adapter.Row;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The JSONPath of each row; the one read last is kept.
final class JsonPaths {
  private final int argument;
  private final Function<String, JsonPath> reader;
  private final AtomicReference<@Nullable Read> last = new AtomicReference<>();

  private record Read(String text, JsonPath path) {}

  private JsonPaths(int argument, Function<String, JsonPath> reader) {
    this.argument = argument;
    this.reader = reader;
  }

  /// @param argument which argument is the path; `$` where the call has none
  static JsonPaths of(int argument, boolean legacy) {
    return new JsonPaths(argument, text -> JsonPathReader.read(text.strip(), legacy));
  }

  /// Paths before which `lax` and `recursive` may stand.
  static JsonPaths withMode(int argument) {
    return new JsonPaths(argument, JsonPathReader::readWithMode);
  }

  /// @throws LakebirdException INVALID_VALUE where the text is no JSONPath
  JsonPath at(Row row) {
    if (row.count() <= argument) {
      return JsonPath.ROOT;
    }
    String text = row.stringAt(argument);
    Read known = last.get();
    if (known == null || !known.text.equals(text)) {
      known = new Read(text, reader.apply(text));
      last.set(known);
    }
    return known.path;
  }
}
