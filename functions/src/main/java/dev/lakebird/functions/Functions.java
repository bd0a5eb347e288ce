package dev.lakebird.functions;

import dev.lakebird.foundation.Spelling;
import dev.lakebird.functions.aggregate.AggregateFunctions;
import dev.lakebird.functions.arithmetic.ArithmeticFunctions;
import dev.lakebird.functions.array.ArrayFunctions;
import dev.lakebird.functions.cast.CastFunctions;
import dev.lakebird.functions.castformat.CastFormatFunctions;
import dev.lakebird.functions.collation.CollationFunctions;
import dev.lakebird.functions.comparison.ComparisonFunctions;
import dev.lakebird.functions.conditional.ConditionalFunctions;
import dev.lakebird.functions.date.DateFunctions;
import dev.lakebird.functions.encryption.EncryptionFunctions;
import dev.lakebird.functions.hash.HashFunctions;
import dev.lakebird.functions.interval.IntervalFunctions;
import dev.lakebird.functions.json.JsonFunctions;
import dev.lakebird.functions.logic.LogicFunctions;
import dev.lakebird.functions.math.MathFunctions;
import dev.lakebird.functions.net.NetFunctions;
import dev.lakebird.functions.range.RangeFunctions;
import dev.lakebird.functions.rowpattern.MatchRows;
import dev.lakebird.functions.search.SearchFunctions;
import dev.lakebird.functions.session.SessionFunctions;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.FunctionDefinition.PlanBinding;
import dev.lakebird.functions.spi.SqlFunction;
import dev.lakebird.functions.string.StringFunctions;
import dev.lakebird.functions.timepattern.TimePatternFunctions;
import dev.lakebird.functions.timestamp.TimestampFunctions;
import dev.lakebird.functions.window.WindowFunctions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Every function and operator, found by name or by the name plans call it by.
public final class Functions {
  private static final List<SqlFunction> ALL =
      Stream.of(
              ArithmeticFunctions.all(),
              ComparisonFunctions.all(),
              LogicFunctions.all(),
              ConditionalFunctions.all(),
              CastFunctions.all(),
              StringFunctions.all(),
              CollationFunctions.all(),
              DateFunctions.all(),
              TimestampFunctions.all(),
              TimePatternFunctions.all(),
              CastFormatFunctions.all(),
              IntervalFunctions.all(),
              RangeFunctions.all(),
              ArrayFunctions.all(),
              List.<SqlFunction>of(new MatchRows()),
              AggregateFunctions.all(),
              WindowFunctions.all(),
              MathFunctions.all(),
              EncryptionFunctions.all(),
              SearchFunctions.all(),
              HashFunctions.all(),
              JsonFunctions.all(),
              NetFunctions.all(),
              SessionFunctions.all())
          .flatMap(List::stream)
          .toList();
  private static final Map<String, SqlFunction> BY_NAME = new HashMap<>();
  private static final Map<PlanBinding, SqlFunction> BY_BINDING = new HashMap<>();

  static {
    for (SqlFunction function : ALL) {
      FunctionDefinition definition = function.definition();
      put(BY_NAME, key(definition.name()), function);
      definition.aliases().forEach(alias -> put(BY_NAME, key(alias), function));
      put(BY_BINDING, definition.binding(), function);
    }
  }

  private Functions() {}

  /// All functions, family by family.
  public static List<SqlFunction> all() {
    return ALL;
  }

  /// The function of a name or alias, in any case.
  public static Optional<SqlFunction> find(String name) {
    return Optional.ofNullable(BY_NAME.get(key(name)));
  }

  /// The function that plans call `name` of the extension `urn`.
  public static Optional<SqlFunction> findByBinding(String urn, String name) {
    return Optional.ofNullable(BY_BINDING.get(new PlanBinding(urn, name)));
  }

  /// The name of a function that is spelt nearly like `name`, for "Did you mean".
  public static Optional<String> suggest(String name) {
    String wanted = key(name);
    int best = wanted.length() <= 3 ? 2 : wanted.length() <= 8 ? 3 : 4;
    String nearest = null;
    for (String candidate : BY_NAME.keySet()) {
      if (candidate.startsWith("$")) {
        continue;
      }
      int distance = Spelling.distance(wanted, candidate);
      if (distance < best
          || (distance == best && nearest != null && candidate.compareTo(nearest) < 0)) {
        best = distance;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static String key(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static <K> void put(Map<K, SqlFunction> map, K key, SqlFunction function) {
    if (map.put(key, function) != null) {
      throw new IllegalStateException("Two functions answer to " + key);
    }
  }
}
