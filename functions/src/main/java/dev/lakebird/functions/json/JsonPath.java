package dev.lakebird.functions.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JSONPath: members and elements from the outermost value inward. Source: GoogleSQL reference, "JSON
/// functions", "JSONPath format".
///
/// @param lax whether arrays are looked into, and values taken for arrays of one
/// @param recursive whether arrays in arrays are looked into too
record JsonPath(List<Step> steps, boolean lax, boolean recursive) {
  static final JsonPath ROOT = new JsonPath(List.of(), false, false);

  JsonPath {
    steps = List.copyOf(steps);
  }

  sealed interface Step {}

  record Member(String name) implements Step {}

  record Element(long index) implements Step {}

  /// The value at the path, or null where there is none; of a lax path an array of all.
  @Nullable Json find(Json json) {
    return lax ? new Json.Elements(matches(json)) : strict(json);
  }

  private @Nullable Json strict(Json json) {
    Json at = json;
    for (Step step : steps) {
      at = child(at, step);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  static @Nullable Json child(Json json, Step step) {
    return switch (step) {
      case Member m -> json instanceof Json.Members object ? object.values().get(m.name()) : null;
      case Element e ->
          json instanceof Json.Elements array && e.index() >= 0 && e.index() < array.values().size()
              ? array.values().get((int) e.index())
              : null;
    };
  }

  private List<Json> matches(Json json) {
    List<Json> now = List.of(json);
    for (Step step : steps) {
      var next = new ArrayList<Json>();
      for (Json value : now) {
        follow(value, step, recursive ? Integer.MAX_VALUE : 1, next);
      }
      now = next;
    }
    return now;
  }

  /// @param arrays how many arrays inside each other may be looked into
  private static void follow(Json value, Step step, int arrays, List<Json> found) {
    if (step instanceof Element element && !(value instanceof Json.Elements)) {
      if (element.index() == 0) {
        found.add(value);
      }
      return;
    }
    if (step instanceof Member && value instanceof Json.Elements array) {
      if (arrays > 0) {
        for (Json inner : array.values()) {
          follow(inner, step, arrays - 1, found);
        }
      }
      return;
    }
    Json child = child(value, step);
    if (child != null) {
      found.add(child);
    }
  }
}
