package dev.lakebird.functions.json;

import dev.lakebird.types.value.Value;
import java.util.function.Consumer;

/// What other functions ask of JSON cells.
public final class JsonStrings {
  private JsonStrings() {}

  /// The text of a JSON string.
  ///
  /// @throws LakebirdException INVALID_VALUE for other JSON
  public static String of(String json) {
    return ((Value.StringValue) JsonTarget.STRING.convert(JsonReader.stored(json), false)).value();
  }

  /// The names of all members and all scalars of a JSON value, each as text.
  public static void scan(String json, Consumer<String> names, Consumer<String> scalars) {
    scan(JsonReader.stored(json), names, scalars);
  }

  private static void scan(Json json, Consumer<String> names, Consumer<String> scalars) {
    switch (json) {
      case Json.Null v -> {}
      case Json.Truth v -> scalars.accept(Boolean.toString(v.value()));
      case Json.Number v -> scalars.accept(v.text());
      case Json.Text v -> scalars.accept(v.value());
      case Json.Elements v -> v.values().forEach(element -> scan(element, names, scalars));
      case Json.Members v ->
          v.values()
              .forEach(
                  (name, value) -> {
                    names.accept(name);
                    scan(value, names, scalars);
                  });
    }
  }
}
