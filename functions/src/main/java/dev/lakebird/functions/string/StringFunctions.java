package dev.lakebird.functions.string;

import dev.lakebird.functions.printf.Format;
import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class StringFunctions {
  private StringFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new Format(),
        new Concat(),
        new ConcatOperator(),
        new Length(),
        new CharLength(),
        new ByteLength(),
        new Upper(),
        new Lower(),
        new Substring(),
        new StartsWith(),
        new EndsWith(),
        new StringPosition(),
        new InString(),
        new Trim(),
        new TrimLeft(),
        new TrimRight(),
        new Replace(),
        new Reverse(),
        new Repeat(),
        new Left(),
        new Right(),
        new PadLeft(),
        new PadRight(),
        new Split(),
        new RegexpContains(),
        new RegexpExtract(),
        new RegexpReplace(),
        new Ascii(),
        new ToHex(),
        new ToBase64(),
        new RegexpPosition(),
        new RegexpExtractAll(),
        new RegexpMatch(),
        new RegexpExtractGroups(),
        new Translate(),
        new Soundex(),
        new InitialCapitals(),
        new EditDistance(),
        new ToCodePoints(),
        new CodePointsToString(),
        new CodePointsToBytes(),
        new CharacterOf(),
        new UnicodeOf(),
        new Normalize(),
        new NormalizeAndCasefold(),
        new ContainsSubstring(),
        new FromHex(),
        new FromBase64(),
        new FromBase32(),
        new ToBase32(),
        new SafeConvertBytesToString(),
        new SplitSubstring());
  }
}
