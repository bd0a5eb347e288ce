package dev.lakebird.functions.string;

import dev.lakebird.functions.json.JsonStrings;
import java.util.function.Consumer;

/// Which parts of JSON a search looks at.
enum JsonScope {
  JSON_KEYS,
  JSON_VALUES,
  JSON_KEYS_AND_VALUES;

  boolean contains(String json, String wanted) {
    var found = new boolean[1];
    Consumer<String> test = text -> found[0] |= NormalForms.searchable(text).contains(wanted);
    Consumer<String> pass = text -> {};
    JsonStrings.scan(json, this == JSON_VALUES ? pass : test, this == JSON_KEYS ? pass : test);
    return found[0];
  }
}
