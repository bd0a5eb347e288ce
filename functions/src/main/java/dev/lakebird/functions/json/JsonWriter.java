package dev.lakebird.functions.json;

import dev.lakebird.functions.text.JsonText;
import java.util.Map;

/// Writes JSON values as text.
final class JsonWriter {
  private JsonWriter() {}

  static void write(Json json, StringBuilder to) {
    switch (json) {
      case Json.Null v -> to.append("null");
      case Json.Truth v -> to.append(v.value());
      case Json.Number v -> to.append(v.text());
      case Json.Text v -> to.append(JsonText.quoted(v.value()));
      case Json.Elements v -> {
        to.append('[');
        boolean first = true;
        for (Json element : v.values()) {
          if (!first) {
            to.append(',');
          }
          first = false;
          write(element, to);
        }
        to.append(']');
      }
      case Json.Members v -> {
        to.append('{');
        boolean first = true;
        for (Map.Entry<String, Json> member : v.values().entrySet()) {
          if (!first) {
            to.append(',');
          }
          first = false;
          to.append(JsonText.quoted(member.getKey())).append(':');
          write(member.getValue(), to);
        }
        to.append('}');
      }
    }
  }
}
