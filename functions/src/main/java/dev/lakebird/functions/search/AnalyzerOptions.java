package dev.lakebird.functions.search;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.json.Json;
import dev.lakebird.functions.json.JsonReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `analyzer_options` say.
///
/// @param words the delimiters or patterns, null for the defaults
/// @param lower whether terms become lower case, in ASCII
record AnalyzerOptions(@Nullable List<String> words, boolean lower, Set<String> stopWords) {
  private static final AnalyzerOptions DEFAULT = new AnalyzerOptions(null, true, Set.of());

  /// @param option the name of the option that has the words
  static AnalyzerOptions read(@Nullable String json, String option) {
    if (json == null) {
      return DEFAULT;
    }
    if (!(JsonReader.read(json, JsonReader.Numbers.AS_WRITTEN) instanceof Json.Members members)) {
      throw RowErrors.invalid("Text analyzer options are a JSON object");
    }
    for (String name : members.values().keySet()) {
      if (!name.equals(option) && !name.equals("token_filters")) {
        throw RowErrors.invalid("Invalid text analyzer option: " + name);
      }
    }
    boolean lower = true;
    var stopWords = new HashSet<String>();
    for (Json filter : elements(members.values().get("token_filters"))) {
      for (Map.Entry<String, Json> entry : members(filter).entrySet()) {
        switch (entry.getKey()) {
          case "normalizer", "normalization" -> lower = isLower(members(entry.getValue()));
          case "stop_words" -> stopWords.addAll(texts(entry.getValue()));
          default -> throw RowErrors.invalid("Invalid token filter: " + entry.getKey());
        }
      }
    }
    Json words = members.values().get(option);
    return new AnalyzerOptions(words == null ? null : texts(words), lower, stopWords);
  }

  private static boolean isLower(Map<String, Json> normalizer) {
    String mode = normalizer.get("mode") instanceof Json.Text text ? text.value() : "LOWER";
    return switch (mode) {
      case "LOWER" -> true;
      case "NONE" -> false;
      case "ICU_NORMALIZE" ->
          throw new LakebirdException(ErrorCode.UNIMPLEMENTED, "Normalizer mode ICU_NORMALIZE");
      default -> throw RowErrors.invalid("Invalid normalizer mode: " + mode);
    };
  }

  private static Map<String, Json> members(Json json) {
    if (json instanceof Json.Members members) {
      return members.values();
    }
    throw RowErrors.invalid("A token filter is a JSON object");
  }

  private static List<Json> elements(@Nullable Json json) {
    return switch (json) {
      case null -> List.of();
      case Json.Elements array -> array.values();
      default -> throw RowErrors.invalid("A text analyzer option is an array");
    };
  }

  private static List<String> texts(Json json) {
    return elements(json).stream()
        .map(
            word -> {
              if (word instanceof Json.Text text) {
                return text.value();
              }
              throw RowErrors.invalid("A text analyzer option is an array of strings");
            })
        .toList();
  }

  List<String> filter(List<String> terms) {
    return terms.stream()
        .map(term -> lower ? lower(term) : term)
        .filter(term -> !stopWords.contains(term))
        .toList();
  }

  /// Letters beyond ASCII stay as they are.
  private static String lower(String text) {
    var lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lower.toString();
  }
}
