package dev.lakebird.functions.json;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/// A JSON value. Members of objects are sorted by name; of two with one name the first counts.
public sealed interface Json {
  Json NULL = new Null();

  record Null() implements Json {}

  record Truth(boolean value) implements Json {}

  /// A number as text: a 64-bit integer, signed or not, or a FLOAT64; of JSON in a STRING as it is written.
  record Number(String text) implements Json {
    /// A FLOAT64, its shortest digits in the form that GoogleSQL gives JSON numbers.
    static Number of(double value) {
      return new Number(JsonNumbers.text(value));
    }

    double toDouble() {
      return Double.parseDouble(text);
    }
  }

  record Text(String value) implements Json {}

  record Elements(List<Json> values) implements Json {
    public Elements {
      values = List.copyOf(values);
    }
  }

  record Members(Map<String, Json> values) implements Json {
    public Members {
      values = Collections.unmodifiableMap(values);
    }
  }

  /// The value as one line of text without spaces.
  default String text() {
    var text = new StringBuilder();
    JsonWriter.write(this, text);
    return text.toString();
  }
}
