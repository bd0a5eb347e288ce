package dev.lakebird.functions.search;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lakebird.functions.adapter.RowErrors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Terms are what an RE2 pattern matches, from left to right.
record PatternTerms(Pattern pattern) implements TextAnalyzer {
  private static final String DEFAULT = "\\b\\w{2,}\\b";

  static PatternTerms of(@Nullable List<String> patterns) {
    if (patterns != null && patterns.size() != 1) {
      throw RowErrors.invalid("PATTERN_ANALYZER takes one pattern");
    }
    try {
      return new PatternTerms(Pattern.compile(patterns == null ? DEFAULT : patterns.getFirst()));
    } catch (PatternSyntaxException e) {
      throw RowErrors.invalid("Invalid pattern of PATTERN_ANALYZER: " + e.getDescription());
    }
  }

  @Override
  public List<String> terms(String text) {
    var terms = new ArrayList<String>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        terms.add(matcher.group());
      }
    }
    return terms;
  }
}
