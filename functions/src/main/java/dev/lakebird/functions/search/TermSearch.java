package dev.lakebird.functions.search;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.json.JsonStrings;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The kernel of SEARCH: data, query, json_scope, analyzer, options.
final class TermSearch {
  private TermSearch() {}

  static ScalarKernel bind(BoundCall call) {
    SqlType type = call.argument(0).type().type();
    if (!isSearchable(type)) {
      throw new LakebirdException(
          ErrorCode.TYPE_MISMATCH, "SEARCH does not look into values of type " + type.sqlName());
    }
    var analyzers = new Analyzers(3);
    return RowKernels.calledOnNull(call).booleans(row -> matches(row, analyzers));
  }

  private static boolean isSearchable(SqlType type) {
    return switch (type) {
      case SqlType.StringType t -> true;
      case SqlType.Json t -> true;
      case SqlType.Array t -> t.element() instanceof SqlType.StringType;
      case SqlType.Struct t -> t.fields().stream().anyMatch(f -> isSearchable(f.type()));
      default -> false;
    };
  }

  private static boolean matches(Row row, Analyzers analyzers) {
    if (row.isNull(1)) {
      throw RowErrors.invalid("The search query cannot be NULL");
    }
    TextAnalyzer analyzer = analyzers.at(row);
    var exact = new ArrayList<String>();
    Set<String> wanted = new HashSet<>(analyzer.terms(withoutQuoted(row.stringAt(1), exact)));
    if (wanted.isEmpty() && exact.isEmpty()) {
      throw RowErrors.invalid("The search query has no terms");
    }
    if (row.isNull(0)) {
      row.setNull();
      return false;
    }
    var texts = new ArrayList<String>();
    collect(row.valueAt(0), row.isNull(2) ? "JSON_VALUES" : row.stringAt(2), texts::add);
    for (String text : texts) {
      wanted.removeAll(analyzer.terms(text));
    }
    return wanted.isEmpty()
        && exact.stream().allMatch(quoted -> texts.stream().anyMatch(t -> has(t, quoted)));
  }

  /// The query without what is in backticks.
  private static String withoutQuoted(String query, List<String> quoted) {
    var rest = new StringBuilder();
    int at = 0;
    while (true) {
      int open = query.indexOf('`', at);
      int close = open < 0 ? -1 : query.indexOf('`', open + 1);
      if (close < 0) {
        return rest.append(query, at, query.length()).toString();
      }
      rest.append(query, at, open).append(' ');
      quoted.add(query.substring(open + 1, close));
      at = close + 1;
    }
  }

  private static boolean has(String text, String quoted) {
    for (int at = text.indexOf(quoted); at >= 0; at = text.indexOf(quoted, at + 1)) {
      int end = at + quoted.length();
      boolean begins = at == 0 || Delimiters.DEFAULT.delimiterAt(text, at - 1) > 0;
      boolean ends = end == text.length() || Delimiters.DEFAULT.delimiterAt(text, end) > 0;
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static void collect(Value value, String jsonScope, Consumer<String> texts) {
    switch (value) {
      case Value.StringValue v -> texts.accept(v.value());
      case Value.JsonValue v -> collectJson(v.text(), jsonScope, texts);
      case Value.ArrayValue v -> v.elements().forEach(e -> collect(e, jsonScope, texts));
      case Value.StructValue v -> v.fields().forEach(f -> collect(f, jsonScope, texts));
      default -> {
        // Fields of other types have no text.
      }
    }
  }

  private static void collectJson(String json, String scope, Consumer<String> texts) {
    Consumer<String> none = text -> {};
    switch (scope) {
      case "JSON_VALUES" -> JsonStrings.scan(json, none, texts);
      case "JSON_KEYS" -> JsonStrings.scan(json, texts, none);
      case "JSON_KEYS_AND_VALUES" -> JsonStrings.scan(json, texts, texts);
      default -> throw RowErrors.invalid("Invalid json_scope: " + scope);
    }
  }
}
