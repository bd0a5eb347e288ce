package dev.lakebird.functions.collation;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.IllformedLocaleException;
import com.ibm.icu.util.ULocale;
import dev.lakebird.functions.adapter.RowErrors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a collation specification says: `'und:ci'`, `'en_US'`, `'de-u-ks-level1'`.
///
/// Two strings are equal under it exactly when their [keys][#key] are, and keys order as the strings
/// do. `ci` compares at the second level of the Unicode Collation Algorithm: accents count, case does
/// not. May be used by many threads.
public final class Collation {
  /// The specification that means code points, and that an explicit choice of them has.
  public static final String BINARY = "binary";

  private static final int KNOWN_MAX = 1_000;
  private static final Map<String, Collation> KNOWN = new ConcurrentHashMap<>();
  private static final Set<String> LANGUAGES = Set.of(ULocale.getISOLanguages());

  private final byte[] ofNothing;
  private final ThreadLocal<RuleBasedCollator> collators;

  private Collation(RuleBasedCollator frozen) {
    collators = ThreadLocal.withInitial(frozen::cloneAsThawed);
    ofNothing = key("");
  }

  /// Whether the specification means comparison by code points. It must be a valid one.
  public static boolean isBinary(String specification) {
    return switch (specification) {
      case "", BINARY, "unicode", "unicode:cs" -> true;
      default -> false;
    };
  }

  /// The collation of a specification that is not binary.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException INVALID_VALUE where it is not one
  public static Collation of(String specification) {
    var known = KNOWN.get(specification);
    if (known != null) {
      return known;
    }
    var made = new Collation(collator(specification));
    if (KNOWN.size() < KNOWN_MAX) {
      KNOWN.put(specification, made);
    }
    return made;
  }

  /// Fails where the text is no specification.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException INVALID_VALUE
  public static void check(String specification) {
    if (!isBinary(specification)) {
      of(specification);
    }
  }

  private static RuleBasedCollator collator(String specification) {
    String[] parts = specification.split(":", -1);
    if (parts[0].equals(BINARY)) {
      throw RowErrors.invalid(
          "Collation '" + specification + "' is invalid: binary takes no attribute");
    }
    if (parts.length > 2) {
      throw RowErrors.invalid(
          "Collation '" + specification + "' is invalid: only one attribute, ci or cs, may follow");
    }
    var locale = locale(parts[0].equals("unicode") ? "und" : parts[0], specification);
    var collator = (RuleBasedCollator) Collator.getInstance(locale);
    var attribute = parts.length == 1 ? "" : parts[1];
    if (attribute.equals("ci")) {
      collator = collator.cloneAsThawed();
      collator.setStrength(Collator.SECONDARY);
    } else if (parts.length == 2 && !attribute.equals("cs")) {
      throw RowErrors.invalid(
          "Collation '" + specification + "' is invalid: its attribute must be ci or cs");
    }
    return collator.isFrozen() ? collator : (RuleBasedCollator) collator.freeze();
  }

  private static ULocale locale(String tag, String specification) {
    try {
      var locale = new ULocale.Builder().setLanguageTag(tag.replace('_', '-')).build();
      boolean root = locale.getLanguage().isEmpty() && tag.regionMatches(true, 0, "und", 0, 3);
      if (root || LANGUAGES.contains(locale.getLanguage())) {
        return locale;
      }
    } catch (IllformedLocaleException e) {
      // Told below, with the whole specification.
    }
    throw RowErrors.invalid(
        "Collation '" + specification + "' is invalid: '" + tag + "' is no language tag");
  }

  /// This thread's collator.
  RuleBasedCollator collator() {
    return collators.get();
  }

  /// Bytes that order as the strings do, and are equal where the strings are; the last one, and no
  /// other, is zero.
  public byte[] key(String text) {
    var raw = collator().getRawCollationKey(text, new RawCollationKey());
    return Arrays.copyOf(raw.bytes, raw.size);
  }

  /// The key, then the string itself in UTF-8: orders as the strings do, and by their bytes where they
  /// are equal.
  byte[] keyed(String text) {
    byte[] key = key(text);
    byte[] own = text.getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(key, key.length + own.length);
    System.arraycopy(own, 0, both, key.length, own.length);
    return both;
  }

  /// Whether the text equals the empty one: all its characters are ignored.
  boolean isIgnored(String text) {
    return text.isEmpty() || Arrays.equals(key(text), ofNothing);
  }
}
