package dev.lakebird.functions.collation;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class CollationFunctions {
  private CollationFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new Collate(),
        new CollationKey(),
        new CollationKeys(),
        new CollationPair(),
        new CollationText(),
        new CollatedStartsWith(),
        new CollatedEndsWith(),
        new CollatedPosition(),
        new CollatedReplace(),
        new CollatedSplit(),
        new CollatedLike(),
        new CollatedLikeArray(),
        new CollatedDistinct());
  }
}
