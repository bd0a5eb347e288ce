package dev.lakebird.functions.search;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The analyzer that the arguments from a place on name: most rows have the same. Shared by the workers
/// of a query.
final class Analyzers {
  private final int place;
  private volatile @Nullable Known known;

  private record Known(String name, @Nullable String options, TextAnalyzer analyzer) {}

  Analyzers(int place) {
    this.place = place;
  }

  TextAnalyzer at(Row row) {
    if (row.isNull(place)) {
      throw RowErrors.invalid("The text analyzer cannot be NULL");
    }
    String name = row.stringAt(place);
    String options = row.isNull(place + 1) ? null : row.stringAt(place + 1);
    Known before = known;
    if (before == null
        || !before.name().equals(name)
        || !Objects.equals(before.options(), options)) {
      before = new Known(name, options, TextAnalyzer.of(name, options));
      known = before;
    }
    return before.analyzer();
  }
}
