package dev.lakebird.functions.json;

import dev.lakebird.functions.adapter.RowErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Changes of one place in a JSON value; each gives a new value.
final class JsonEdits {
  /// Longer arrays are not made.
  private static final long LENGTH_MAX = 1_000_000;

  private JsonEdits() {}

  /// A change of the value at the end of a path.
  interface Edit {
    /// What stands there after the change, or null where nothing changes.
    @Nullable Json at(Json before);
  }

  /// Sets the value at a path.
  ///
  /// @param create whether what is not there is made, and null in the way replaced
  static Json set(Json json, List<JsonPath.Step> path, Json value, boolean create) {
    Json changed = setAt(json, path, 0, value, create);
    return changed == null ? json : changed;
  }

  private static @Nullable Json setAt(
      Json json, List<JsonPath.Step> path, int depth, Json value, boolean create) {
    if (depth == path.size()) {
      return value;
    }
    boolean empty = create && json instanceof Json.Null;
    return switch (path.get(depth)) {
      case JsonPath.Member step -> {
        if (!empty && !(json instanceof Json.Members)) {
          yield null;
        }
        Map<String, Json> members =
            json instanceof Json.Members object ? new TreeMap<>(object.values()) : new TreeMap<>();
        Json before = members.get(step.name());
        if (before == null && !create) {
          yield null;
        }
        Json after = setAt(before == null ? Json.NULL : before, path, depth + 1, value, create);
        if (after == null) {
          yield null;
        }
        members.put(step.name(), after);
        yield new Json.Members(members);
      }
      case JsonPath.Element step -> {
        if (!empty && !(json instanceof Json.Elements)) {
          yield null;
        }
        List<Json> elements =
            json instanceof Json.Elements array
                ? new ArrayList<>(array.values())
                : new ArrayList<>();
        if (step.index() >= elements.size() && !create) {
          yield null;
        }
        pad(elements, step.index() + 1);
        Json before = elements.get((int) step.index());
        Json after = setAt(before, path, depth + 1, value, create);
        if (after == null) {
          yield null;
        }
        elements.set((int) step.index(), after);
        yield new Json.Elements(elements);
      }
    };
  }

  /// Fills an array with nulls up to a length.
  private static void pad(List<Json> elements, long length) {
    if (length > LENGTH_MAX) {
      throw RowErrors.invalid("Exceeded maximum array size of " + LENGTH_MAX);
    }
    while (elements.size() < length) {
      elements.add(Json.NULL);
    }
  }

  /// Changes what stands at a path, where there is something.
  static Json edit(Json json, List<JsonPath.Step> path, Edit edit) {
    Json changed = editAt(json, path, 0, edit);
    return changed == null ? json : changed;
  }

  private static @Nullable Json editAt(Json json, List<JsonPath.Step> path, int depth, Edit edit) {
    if (depth == path.size()) {
      return edit.at(json);
    }
    Json child = JsonPath.child(json, path.get(depth));
    Json changed = child == null ? null : editAt(child, path, depth + 1, edit);
    return changed == null ? null : with(json, path.get(depth), changed);
  }

  private static Json with(Json json, JsonPath.Step step, Json child) {
    return switch (step) {
      case JsonPath.Member m -> {
        var members = new TreeMap<>(((Json.Members) json).values());
        members.put(m.name(), child);
        yield new Json.Members(members);
      }
      case JsonPath.Element e -> {
        var elements = new ArrayList<>(((Json.Elements) json).values());
        elements.set((int) e.index(), child);
        yield new Json.Elements(elements);
      }
    };
  }

  static Json remove(Json json, List<JsonPath.Step> path) {
    if (path.isEmpty()) {
      throw RowErrors.invalid("The JSONPath cannot be '$'");
    }
    return edit(json, path.subList(0, path.size() - 1), parent -> without(parent, path.getLast()));
  }

  private static @Nullable Json without(Json parent, JsonPath.Step step) {
    if (JsonPath.child(parent, step) == null) {
      return null;
    }
    return switch (step) {
      case JsonPath.Member m -> {
        var members = new TreeMap<>(((Json.Members) parent).values());
        members.remove(m.name());
        yield new Json.Members(members);
      }
      case JsonPath.Element e -> {
        var elements = new ArrayList<>(((Json.Elements) parent).values());
        elements.remove((int) e.index());
        yield new Json.Elements(elements);
      }
    };
  }

  /// Adds values behind an array; a null becomes an array.
  static Json append(Json json, List<JsonPath.Step> path, List<Json> values) {
    return edit(
        json,
        path,
        before -> {
          if (before instanceof Json.Null) {
            return new Json.Elements(values);
          }
          if (!(before instanceof Json.Elements array)) {
            return null;
          }
          var elements = new ArrayList<>(array.values());
          elements.addAll(values);
          return new Json.Elements(elements);
        });
  }

  /// Puts values into an array before the element that the path ends in; a null becomes an array.
  static Json insert(Json json, List<JsonPath.Step> path, List<Json> values) {
    if (path.isEmpty() || !(path.getLast() instanceof JsonPath.Element place)) {
      return json;
    }
    return edit(
        json,
        path.subList(0, path.size() - 1),
        before -> {
          if (!(before instanceof Json.Null) && !(before instanceof Json.Elements)) {
            return null;
          }
          List<Json> elements =
              before instanceof Json.Elements array
                  ? new ArrayList<>(array.values())
                  : new ArrayList<>();
          boolean beyond = place.index() >= elements.size();
          pad(elements, beyond && values.isEmpty() ? place.index() + 1 : place.index());
          elements.addAll((int) place.index(), values);
          return new Json.Elements(elements);
        });
  }

  /// The value without nulls, or null where nothing is left of it.
  ///
  /// @param arrays whether elements of arrays count too
  /// @param empties whether objects, and arrays where `arrays`, that have become empty count too
  static @Nullable Json strip(Json json, boolean arrays, boolean empties) {
    return switch (json) {
      case Json.Null v -> null;
      case Json.Elements v -> {
        var kept = new ArrayList<Json>();
        for (Json element : v.values()) {
          Json stripped = strip(element, arrays, empties);
          if (stripped != null) {
            kept.add(stripped);
          } else if (!arrays) {
            kept.add(element instanceof Json.Null ? element : Json.NULL);
          }
        }
        yield empties && arrays && kept.isEmpty() ? null : new Json.Elements(kept);
      }
      case Json.Members v -> {
        var kept = new TreeMap<String, Json>();
        for (Map.Entry<String, Json> member : v.values().entrySet()) {
          Json stripped = strip(member.getValue(), arrays, empties);
          if (stripped != null) {
            kept.put(member.getKey(), stripped);
          }
        }
        yield empties && kept.isEmpty() ? null : new Json.Members(kept);
      }
      case Json.Truth v -> v;
      case Json.Number v -> v;
      case Json.Text v -> v;
    };
  }
}
