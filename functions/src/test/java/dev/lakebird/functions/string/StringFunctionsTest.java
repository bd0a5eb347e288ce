package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.functions.FunctionProbe;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StringFunctionsTest {
  private static final Value NO_STRING = Value.nullOf(STRING);
  private static final Value NO_LONG = Value.nullOf(INT64);

  @Test
  void lengthsCountCharactersOrBytes() {
    FunctionProbe.of("LENGTH", INT64)
        .column(STRING, texts("абв", "", null, "a", "hello world, hello", "日本語テキスト", "абв"))
        .gives(longs(3, 0, null, 1, 18, 7, 3));
    FunctionProbe.of("CHAR_LENGTH", INT64).column(STRING, texts("🦆é")).gives(longs(2));
    FunctionProbe.of("LENGTH", INT64).column(BYTES, bytes("абв"), bytes("")).gives(longs(6, 0));
    FunctionProbe.of("BYTE_LENGTH", INT64)
        .column(STRING, texts("абв", null, "abc"))
        .gives(longs(6, null, 3));
  }

  @Test
  void textsAreJoined() {
    FunctionProbe.of("CONCAT", STRING)
        .column(STRING, texts("a", "é", null))
        .column(STRING, texts("b", "", "x"))
        .column(STRING, texts("c", "ü", "y"))
        .gives(texts("abc", "éü", null));
    FunctionProbe.of("$concat", BYTES)
        .column(BYTES, bytes("a"), bytes(""))
        .column(BYTES, bytes("b"), bytes("c"))
        .gives(bytes("ab"), bytes("c"));
    var array = SqlType.array(STRING);
    FunctionProbe.of("$concat", array)
        .column(array, strings("a"), Value.nullOf(array))
        .column(array, strings("b", "c"), strings("d"))
        .gives(strings("a", "b", "c"), Value.nullOf(array));
  }

  @Test
  void casesChange() {
    FunctionProbe.of("UPPER", STRING)
        .column(STRING, texts("aBc z{", "straße", "жук", null, "aBc z{"))
        .gives(texts("ABC Z{", "STRASSE", "ЖУК", null, "ABC Z{"));
    FunctionProbe.of("LOWER", STRING)
        .column(STRING, texts("aBC Z[@", "ЖУК", ""))
        .gives(texts("abc z[@", "жук", ""));
    FunctionProbe.of("UPPER", BYTES).column(BYTES, bytes("aé")).gives(bytes("Aé"));
  }

  @Test
  void partsAreCutOut() {
    substring("apple", 2, 3).gives(texts("ppl"));
    substring("apple", -2, 9).gives(texts("le"));
    substring("apple", 0, 2).gives(texts("ap"));
    substring("apple", -100, 2).gives(texts("ap"));
    substring("apple", 123, 2).gives(texts(""));
    substring("日本語", 2, 1).gives(texts("本"));
    substring("日本語", -2, Long.MAX_VALUE).gives(texts("本語"));
    substring("日本語", Long.MIN_VALUE, 1).gives(texts("日"));
    FunctionProbe.of("SUBSTR", STRING)
        .column(STRING, texts("apple", null, "banana", "日本語"))
        .column(INT64, longs(2, 2, 2, 2))
        .gives(texts("pple", null, "anana", "本語"));
    FunctionProbe.of("SUBSTR", BYTES)
        .column(BYTES, bytes("apple"))
        .column(INT64, longs(-3))
        .column(INT64, longs(2))
        .gives(bytes("pl"));
    assertThatThrownBy(() -> substring("apple", 1, -1).result())
        .hasMessage("Third argument in SUBSTR() cannot be negative");
    substring("apple", 1, -1).safe().gives(texts((@Nullable String) null));
    FunctionProbe.of("LEFT", STRING)
        .column(STRING, texts("apple", "日本語", "a"))
        .column(INT64, longs(3, 1, 7))
        .gives(texts("app", "日", "a"));
    FunctionProbe.of("RIGHT", STRING)
        .column(STRING, texts("apple", "日本語", "a"))
        .column(INT64, longs(3, 2, 7))
        .gives(texts("ple", "本語", "a"));
  }

  private static FunctionProbe substring(String text, long position, long length) {
    return FunctionProbe.of("SUBSTR", STRING)
        .column(STRING, Value.of(text))
        .column(INT64, Value.of(position))
        .column(INT64, Value.of(length));
  }

  @Test
  void edgesAreTrimmed() {
    FunctionProbe.of("TRIM", STRING)
        .column(STRING, texts("  apple \t", "\u3000é\u00a0", " ", "", null))
        .gives(texts("apple", "é", "", "", null));
    FunctionProbe.of("TRIM", STRING)
        .column(STRING, texts("***apple***", "éaé", "x"))
        .column(STRING, texts("*", "éx", ""))
        .gives(texts("apple", "a", "x"));
    FunctionProbe.of("LTRIM", STRING).column(STRING, texts(" a ")).gives(texts("a "));
    FunctionProbe.of("RTRIM", STRING).column(STRING, texts(" a ")).gives(texts(" a"));
    FunctionProbe.of("RTRIM", BYTES)
        .column(BYTES, bytes("xay"))
        .column(BYTES, bytes("xy"))
        .gives(bytes("xa"));
  }

  @Test
  void startsAndEndsAreTested() {
    @Nullable String[] texts = {
      "http://example.com/", "http", "", null, "https://example.com/", "http"
    };
    for (String prefix : new String[] {"http", "http://example", "", "x", "https://example.com/"}) {
      Value[] expected =
          Stream.of(texts)
              .map(t -> t == null ? Value.nullOf(BOOL) : Value.of(t.startsWith(prefix)))
              .toArray(Value[]::new);
      FunctionProbe.of("STARTS_WITH", BOOL)
          .column(STRING, texts(texts))
          .column(STRING, Collections.nCopies(6, Value.of(prefix)).toArray(Value[]::new))
          .gives(expected);
    }
    for (String suffix : new String[] {".com/", "/example.com/", "", "p"}) {
      Value[] expected =
          Stream.of(texts)
              .map(t -> t == null ? Value.nullOf(BOOL) : Value.of(t.endsWith(suffix)))
              .toArray(Value[]::new);
      FunctionProbe.of("ENDS_WITH", BOOL)
          .column(STRING, texts(texts))
          .column(STRING, Collections.nCopies(6, Value.of(suffix)).toArray(Value[]::new))
          .gives(expected);
    }
    FunctionProbe.of("STARTS_WITH", BOOL)
        .column(STRING, texts("bar", "baz", "x"))
        .column(STRING, texts("b", "bar", null))
        .gives(Value.of(true), Value.of(false), Value.nullOf(BOOL));
  }

  @Test
  void positionsAreFound() {
    FunctionProbe.of("STRPOS", INT64)
        .column(STRING, texts("foo@example.com", "a long text before the@", "日本語@", "none", null))
        .column(STRING, texts("@", "@", "@", "@", "@"))
        .gives(longs(4, 23, 4, 0, null));
    FunctionProbe.of("STRPOS", INT64)
        .column(STRING, texts("aaaaaaaaaaaaaaab", "abcabcabd", "ab", "a"))
        .column(STRING, texts("aab", "abd", "", "ab"))
        .gives(longs(14, 7, 1, 0));
    instr("banana", "an", 1, 1).gives(longs(2));
    instr("banana", "an", 1, 2).gives(longs(4));
    instr("banana", "an", 1, 3).gives(longs(0));
    instr("banana", "an", 3, 1).gives(longs(4));
    instr("banana", "an", -1, 1).gives(longs(4));
    instr("banana", "an", -3, 1).gives(longs(4));
    instr("banana", "an", -4, 1).gives(longs(2));
    instr("helloooo", "oo", 1, 2).gives(longs(6));
    instr("日本日本", "本", -1, 2).gives(longs(2));
    assertThatThrownBy(() -> instr("a", "a", 0, 1).result())
        .hasMessage("Position must be non-zero");
    assertThatThrownBy(() -> instr("a", "a", 1, 0).result())
        .hasMessage("Occurrence must be positive");
  }

  private static FunctionProbe instr(String text, String part, long position, long occurrence) {
    return FunctionProbe.of("INSTR", INT64)
        .column(STRING, Value.of(text))
        .column(STRING, Value.of(part))
        .column(INT64, Value.of(position))
        .column(INT64, Value.of(occurrence));
  }

  @Test
  void textsAreReplacedRepeatedFilledAndTurned() {
    FunctionProbe.of("REPLACE", STRING)
        .column(STRING, texts("apple pie", "aaa", "abc", "aa", null))
        .column(STRING, texts("pie", "a", "", "aa", "x"))
        .column(STRING, texts("cobbler", "", "x", "b", "y"))
        .gives(texts("apple cobbler", "", "abc", "b", null));
    FunctionProbe.of("REPEAT", STRING)
        .column(STRING, texts("abc", "é", ""))
        .column(INT64, longs(3, 0, 1L << 60))
        .gives(texts("abcabcabc", "", ""));
    FunctionProbe.of("LPAD", STRING)
        .column(STRING, texts("abc", "例子", "abcde"))
        .column(INT64, longs(5, 5, 2))
        .column(STRING, texts(" ", "中文", "x"))
        .gives(texts("  abc", "中文中例子", "ab"));
    FunctionProbe.of("RPAD", STRING)
        .column(STRING, texts("abc", "例子"))
        .column(INT64, longs(8, 1))
        .column(STRING, texts("def", "-"))
        .gives(texts("abcdefde", "例"));
    FunctionProbe.of("LPAD", STRING)
        .column(STRING, texts("abc"))
        .column(INT64, longs(4))
        .gives(texts(" abc"));
    FunctionProbe.of("REVERSE", STRING)
        .column(STRING, texts("foo", "日本語", ""))
        .gives(texts("oof", "語本日", ""));
    assertThatThrownBy(
            () ->
                FunctionProbe.of("REPEAT", STRING)
                    .column(STRING, texts("abc"))
                    .column(INT64, longs(1L << 40))
                    .result())
        .hasMessage("Output of REPEAT exceeds max allowed output size of 1MB");
  }

  @Test
  void textsAreSplit() {
    var array = SqlType.array(STRING);
    FunctionProbe.of("SPLIT", array)
        .column(STRING, texts("b,c,d", "", "a,", null))
        .gives(strings("b", "c", "d"), strings(""), strings("a", ""), Value.nullOf(array));
    FunctionProbe.of("SPLIT", array)
        .column(STRING, texts("a--b", "日本"))
        .column(STRING, texts("--", ""))
        .gives(strings("a", "b"), strings("日", "本"));
  }

  @Test
  void patternsAreFound() {
    FunctionProbe.of("REGEXP_CONTAINS", BOOL)
        .column(STRING, texts("foo@example.com", "nothing", null, "é@x", "foo@example.com"))
        .column(STRING, texts("@[a-z]+", "@[a-z]+", "@[a-z]+", "@[a-z]+", "@[a-z]+"))
        .gives(Value.of(true), Value.of(false), Value.nullOf(BOOL), Value.of(true), Value.of(true));
    FunctionProbe.of("REGEXP_CONTAINS", BOOL)
        .column(BYTES, new Value.BytesValue(new byte[] {(byte) 0xFF, 'a'}))
        .column(BYTES, bytes("^.a$"))
        .gives(Value.of(true));
    assertThatThrownBy(
            () ->
                FunctionProbe.of("REGEXP_CONTAINS", BOOL)
                    .column(STRING, texts("a"))
                    .column(STRING, texts("(a"))
                    .result())
        .hasMessageStartingWith("Cannot parse regular expression: ");
  }

  @Test
  void patternsAreExtracted() {
    FunctionProbe.of("REGEXP_EXTRACT", STRING)
        .column(STRING, texts("ab", "ab", "xyztb", "ab", "é-日本", null))
        .column(STRING, texts(".b", "(.)b", "(.)+b", "(z)?b", "-(.*)", "a"))
        .gives(texts("ab", "a", "t", null, "日本", null));
    extract("H?ello+", 1, 2).gives(texts("Helloo"));
    extract("H?ello+", 1, 4).gives(texts((@Nullable String) null));
    extract("H?ello+", 2, 1).gives(texts("ello"));
    extract("H?ello+", 3, 2).gives(texts("Hellooo"));
    extract("H?ello+", 20, 1).gives(texts((@Nullable String) null));
    assertThatThrownBy(() -> extract("(a)(b)", 1, 1).result())
        .hasMessageContaining("must not have more than 1 capturing group");
  }

  private static FunctionProbe extract(String pattern, long position, long occurrence) {
    return FunctionProbe.of("REGEXP_EXTRACT", STRING)
        .column(STRING, texts("Hello Helloo and Hellooo"))
        .column(STRING, Value.of(pattern))
        .column(INT64, Value.of(position))
        .column(INT64, Value.of(occurrence));
  }

  @Test
  void patternsAreReplaced() {
    FunctionProbe.of("REGEXP_REPLACE", STRING)
        .column(STRING, texts("abc", "abc", "banana", "abc", "# Heading"))
        .column(STRING, texts("b(.)", "x*", "ana", "b*", "^# ([a-zA-Z0-9\\s]+$)"))
        .column(STRING, texts("X\\1", "-", "x", "-", "<h1>\\1</h1>"))
        .gives(texts("aXc", "-a-b-c-", "bxna", "-a-c-", "<h1>Heading</h1>"));
    assertThatThrownBy(
            () ->
                FunctionProbe.of("REGEXP_REPLACE", STRING)
                    .column(STRING, texts("a"))
                    .column(STRING, texts("a"))
                    .column(STRING, texts("\\1"))
                    .result())
        .hasMessageStartingWith("Invalid REGEXP_REPLACE pattern");
  }

  @Test
  void bytesAreWrittenAsText() {
    FunctionProbe.of("TO_HEX", STRING).column(BYTES, bytes("abc")).gives(texts("616263"));
    FunctionProbe.of("TO_BASE64", STRING).column(BYTES, bytes("abcd")).gives(texts("YWJjZA=="));
    FunctionProbe.of("ASCII", INT64).column(STRING, texts("abcd", "")).gives(longs(97, 0));
    assertThatThrownBy(() -> FunctionProbe.of("ASCII", INT64).column(STRING, texts("é")).result())
        .hasMessageContaining("Non-ASCII");
  }

  private static Value[] texts(@Nullable String... values) {
    return Stream.of(values).map(v -> v == null ? NO_STRING : Value.of(v)).toArray(Value[]::new);
  }

  private static Value[] longs(@Nullable Number... values) {
    return Stream.of(values)
        .map(v -> v == null ? NO_LONG : Value.of(v.longValue()))
        .toArray(Value[]::new);
  }

  private static Value strings(String... values) {
    return new Value.ArrayValue(SqlType.array(STRING), Stream.of(values).map(Value::of).toList());
  }

  private static Value bytes(String text) {
    return new Value.BytesValue(text.getBytes(StandardCharsets.UTF_8));
  }
}
