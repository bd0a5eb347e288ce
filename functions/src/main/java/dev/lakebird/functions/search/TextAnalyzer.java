package dev.lakebird.functions.search;

import dev.lakebird.functions.adapter.RowErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes terms of a text.
interface TextAnalyzer {
  /// The terms, in order, with repeats.
  List<String> terms(String text);

  /// The analyzer of that name.
  ///
  /// @param options JSON text, or null for the defaults
  /// @throws dev.lakebird.foundation.LakebirdException INVALID_VALUE for other names and options
  static TextAnalyzer of(String name, @Nullable String options) {
    return switch (name) {
      case "NO_OP_ANALYZER" -> {
        if (options != null) {
          throw RowErrors.invalid("NO_OP_ANALYZER has no options");
        }
        yield List::of;
      }
      case "LOG_ANALYZER" -> {
        var read = AnalyzerOptions.read(options, "delimiters");
        yield filtered(
            read.words() == null ? Delimiters.DEFAULT : new Delimiters(read.words()), read);
      }
      case "PATTERN_ANALYZER" -> {
        var read = AnalyzerOptions.read(options, "patterns");
        yield filtered(PatternTerms.of(read.words()), read);
      }
      default -> throw RowErrors.invalid("Invalid text analyzer: " + name);
    };
  }

  private static TextAnalyzer filtered(TextAnalyzer terms, AnalyzerOptions options) {
    return text -> options.filter(terms.terms(text));
  }
}
