package dev.lakebird.functions;

import static dev.lakebird.functions.KernelHarness.Case.error;
import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.KernelHarness.Case;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Functions of STRING and BYTES over all kinds of vectors. Source of the cases: the GoogleSQL
/// reference, "String functions".
class StringKernelTest {
  private static final Value NULL = Value.nullOf(STRING);

  @Test
  void lengthsCountCharactersOrBytes() {
    check(
        "LENGTH",
        INT64,
        List.of(STRING),
        of(3, "абв"),
        of(0, ""),
        of(1, "\uD83D\uDE00"),
        of(9, "abcdefghi"));
    check("BYTE_LENGTH", INT64, List.of(STRING), of(6, "абв"), of(0, ""));
    check("LENGTH", INT64, List.of(BYTES), Case.of(Value.of(6), bytes("абв")));
    check("CHAR_LENGTH", INT64, List.of(STRING), of(17, "длинный текст abc"), nullOf(INT64, NULL));
  }

  @Test
  void textsAreJoined() {
    check(
        "CONCAT",
        STRING,
        List.of(STRING, STRING, STRING),
        of("abc", "a", "b", "c"),
        of("é", "", "é", ""));
    check(
        "$concat",
        STRING,
        List.of(STRING, STRING),
        of("ab", "a", "b"),
        nullOf(STRING, text("a"), NULL));
  }

  @Test
  void letterCaseFollowsUnicode() {
    check("UPPER", STRING, List.of(STRING), of("ABC1", "aBc1"), of("ÉT", "ét"), of("", ""));
    check("LOWER", STRING, List.of(STRING), of("abc1", "aBc1"), of("ét", "ÉT"));
    check("UPPER", BYTES, List.of(BYTES), Case.of(bytes("Aé"), bytes("aé")));
  }

  @Test
  void substringsCountFromEitherEnd() {
    List<SqlType> two = List.of(STRING, INT64);
    List<SqlType> three = List.of(STRING, INT64, INT64);
    check(
        "SUBSTR",
        STRING,
        two,
        of("pple", "apple", 2),
        of("le", "apple", -2),
        of("apple", "apple", 0),
        of("apple", "apple", -9),
        of("", "apple", 123),
        of("вг", "абвг", 3),
        of("apple", "apple", Long.MIN_VALUE));
    check(
        "SUBSTR",
        STRING,
        three,
        of("pp", "apple", 2, 2),
        of("apple", "apple", 1, Long.MAX_VALUE),
        of("", "apple", 1, 0),
        of("бв", "абвг", 2, 2),
        error(text("apple"), Value.of(1), Value.of(-1)));
    check("LEFT", STRING, two, of("ap", "apple", 2), of("аб", "абв", 2), of("a", "a", 7));
    check(
        "RIGHT",
        STRING,
        two,
        of("le", "apple", 2),
        of("бв", "абв", 2),
        of("", "a", 0),
        error(text("a"), Value.of(-1)));
  }

  @Test
  void partsAreFound() {
    List<SqlType> two = List.of(STRING, STRING);
    check(
        "STARTS_WITH", BOOL, two, of(true, "bar", "b"), of(false, "bar", "x"), of(true, "bar", ""));
    check("ENDS_WITH", BOOL, two, of(true, "apple", "e"), of(false, "a", "aa"));
    check(
        "STRPOS",
        INT64,
        two,
        of(4, "foo@bar", "@"),
        of(0, "foo", "x"),
        of(3, "абв", "в"),
        of(1, "a", ""));
    check(
        "INSTR",
        INT64,
        List.of(STRING, STRING, INT64, INT64),
        of(2, "banana", "an", 1, 1),
        of(4, "banana", "an", 1, 2),
        of(4, "banana", "an", 3, 1),
        of(4, "banana", "an", -1, 1),
        of(4, "banana", "an", -3, 1),
        of(2, "banana", "an", -4, 1),
        of(0, "banana", "an", 1, 3),
        error(text("a"), text("a"), Value.of(0), Value.of(1)));
  }

  @Test
  void edgesAreTrimmed() {
    check(
        "TRIM",
        STRING,
        List.of(STRING),
        of("apple", " \u3000apple\t\n"),
        of("", "   "),
        of("a b", "a b"));
    check(
        "TRIM",
        STRING,
        List.of(STRING, STRING),
        of("apple", "***apple***", "*"),
        of("l", "xzlzx", "xyz"),
        of("б", "абa", "aа"));
    check("LTRIM", STRING, List.of(STRING), of("a ", "  a "));
    check("RTRIM", STRING, List.of(STRING), of("  a", "  a "));
  }

  @Test
  void textsAreReplacedRepeatedAndPadded() {
    check(
        "REPLACE",
        STRING,
        List.of(STRING, STRING, STRING),
        of("bananas bananas", "a a", "a", "bananas"),
        of("", "aaa", "a", ""),
        of("abc", "abc", "", "x"));
    check(
        "REPEAT",
        STRING,
        List.of(STRING, INT64),
        of("abcabc", "abc", 2),
        of("", "abc", 0),
        of("", "", 1L << 40),
        error(text("a"), Value.of(-1)),
        error(text("a"), Value.of(1L << 40)));
    check(
        "REVERSE", STRING, List.of(STRING), of("вба", "абв"), of("\uD83D\uDE00a", "a\uD83D\uDE00"));
    List<SqlType> three = List.of(STRING, INT64, STRING);
    check(
        "LPAD",
        STRING,
        three,
        of("defdeabc", "abc", 8, "def"),
        of("ab", "abc", 2, "-"),
        error(text("a"), Value.of(2), text("")));
    check("RPAD", STRING, three, of("abcdefde", "abc", 8, "def"), of("абвв", "а", 4, "бвв"));
    check("LPAD", STRING, List.of(STRING, INT64), of("  é", "é", 3));
  }

  @Test
  void textsAreSplit() {
    SqlType.Array array = SqlType.array(STRING);
    check(
        "SPLIT",
        array,
        List.of(STRING, STRING),
        Case.of(array("b", "c", "", "d"), text("b,c,,d"), text(",")),
        Case.of(array(""), text(""), text("and")),
        Case.of(array("а", "б"), text("аб"), text("")));
  }

  @Test
  void patternsMatch() {
    List<SqlType> two = List.of(STRING, STRING);
    check(
        "$like",
        BOOL,
        two,
        of(true, "apple", "a%e"),
        of(false, "apple", "a%x"),
        of(true, "apple", "%pp%"),
        of(true, "абв", "а_в"),
        of(false, "абв", "а__в"),
        of(true, "a%", "a\\%"),
        of(false, "ab", "a\\%"),
        of(true, "", "%"),
        of(false, "a", ""),
        of(true, "xaybzc", "%a%b%c"),
        of(true, "special x requests", "%special%requests%"),
        error(text("a"), text("a\\")));
    check(
        "REGEXP_CONTAINS",
        BOOL,
        two,
        of(true, "foo@example.com", "@[a-z]+\\."),
        of(false, "foo", "^o"),
        error(text("a"), text("(")));
    check(
        "REGEXP_EXTRACT",
        STRING,
        two,
        of("foo", "foo@x", "^[a-z]+"),
        of("x", "foo@x", "@(.)"),
        nullOf(STRING, text("1"), text("[a-z]")),
        error(text("a"), text("(a)(b)")));
    check(
        "REGEXP_REPLACE",
        STRING,
        List.of(STRING, STRING, STRING),
        of("<h1>a</h1>", "# a", "^# (.+)$", "<h1>\\1</h1>"),
        of("-a-b-", "ab", "x*", "-"));
  }

  @Test
  void bytesAreEncoded() {
    check("TO_HEX", STRING, List.of(BYTES), Case.of(text("6162"), bytes("ab")));
    check("TO_BASE64", STRING, List.of(BYTES), Case.of(text("YWI="), bytes("ab")));
    check("ASCII", INT64, List.of(STRING), of(97, "abc"), of(0, ""), error(text("é")));
  }

  private static void check(String function, SqlType result, List<SqlType> types, Case... cases) {
    try (var harness = new KernelHarness(function)) {
      harness.checkTable(function, result, types, List.of(cases));
    }
  }

  private static Case nullOf(SqlType type, Value... arguments) {
    return Case.of(Value.nullOf(type), arguments);
  }

  private static Case of(Object result, Object... arguments) {
    return new Case(
        java.util.Arrays.stream(arguments).map(StringKernelTest::value).toList(),
        java.util.Optional.of(value(result)));
  }

  private static Value value(Object value) {
    return switch (value) {
      case String s -> Value.of(s);
      case Integer i -> Value.of(i.longValue());
      case Long l -> Value.of(l);
      case Boolean b -> Value.of(b);
      default -> throw new IllegalArgumentException("No value: " + value);
    };
  }

  private static Value text(String text) {
    return Value.of(text);
  }

  private static Value bytes(String text) {
    return new Value.BytesValue(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Value array(String... elements) {
    return new Value.ArrayValue(
        SqlType.array(STRING), java.util.Arrays.stream(elements).map(Value::of).toList());
  }
}
