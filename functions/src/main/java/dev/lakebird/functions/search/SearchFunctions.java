package dev.lakebird.functions.search;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class SearchFunctions {
  private SearchFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(new TextAnalyze(), new Search(), new BagOfWords());
  }
}
