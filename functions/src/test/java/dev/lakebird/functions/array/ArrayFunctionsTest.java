package dev.lakebird.functions.array;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;
import static dev.lakebird.types.SqlType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.functions.FunctionProbe;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrayFunctionsTest {
  private static final SqlType.Array LONGS = SqlType.array(INT64);
  private static final SqlType.Array STRINGS = SqlType.array(STRING);
  private static final Value NO_LONG = Value.nullOf(INT64);
  private static final Value NO_LONGS = Value.nullOf(LONGS);
  private static final Value NO_STRING = Value.nullOf(STRING);

  @Test
  void arraysAreMadeOfColumns() {
    FunctionProbe.of("$make_array", LONGS)
        .column(INT64, Value.of(1), NO_LONG, Value.of(3))
        .column(INT64, Value.of(7), Value.of(8), Value.of(7))
        .gives(
            longs(1, 7), new Value.ArrayValue(LONGS, List.of(NO_LONG, Value.of(8))), longs(3, 7));
    FunctionProbe.of("$make_array", STRINGS)
        .column(STRING, Value.of("a"), Value.of("été"))
        .gives(strings("a"), strings("été"));
    FunctionProbe.of("$make_array", SqlType.array(BOOL))
        .column(BOOL, Value.of(true), Value.nullOf(BOOL))
        .gives(
            new Value.ArrayValue(SqlType.array(BOOL), List.of(Value.of(true))),
            new Value.ArrayValue(SqlType.array(BOOL), List.of(Value.nullOf(BOOL))));
  }

  @Test
  void decimalsOfDifferentWidthsMeetAtTheFullOne() {
    var wide = Value.numeric(new BigDecimal("1.500000000"));
    var narrow = Value.numeric(new BigDecimal("2.25"));
    Value result =
        FunctionProbe.of("$make_array", SqlType.array(NUMERIC))
            .column(NUMERIC, wide)
            .column(VectorType.decimal(NUMERIC, Layout.INT64, 2), narrow)
            .result();
    assertThat(result)
        .isEqualTo(
            new Value.ArrayValue(
                SqlType.array(NUMERIC),
                List.of(wide, Value.numeric(new BigDecimal("2.250000000")))));
  }

  @Test
  void structsHoldTheirFields() {
    var type = SqlType.struct(SqlType.Field.of("a", INT64), SqlType.Field.of("b", STRING));
    FunctionProbe.of("$make_struct", type)
        .column(INT64, Value.of(1), NO_LONG)
        .column(STRING, Value.of("x"), Value.of("x"))
        .gives(
            new Value.StructValue(type, List.of(Value.of(1), Value.of("x"))),
            new Value.StructValue(type, List.of(NO_LONG, Value.of("x"))));
    var nested = SqlType.struct(SqlType.Field.anonymous(LONGS));
    FunctionProbe.of("$make_struct", nested)
        .column(LONGS, longs(1, 2), NO_LONGS)
        .gives(
            new Value.StructValue(nested, List.of(longs(1, 2))),
            new Value.StructValue(nested, List.of(NO_LONGS)));
  }

  @Test
  void lengthCountsElements() {
    FunctionProbe.of("ARRAY_LENGTH", INT64)
        .column(LONGS, longs(1, 2, 3), longs(), NO_LONGS, longs(5))
        .gives(Value.of(3), Value.of(0), NO_LONG, Value.of(1));
  }

  @Test
  void elementsAreFoundByPosition() {
    FunctionProbe.of("$array_at_offset", INT64)
        .column(LONGS, longs(1, 2, 3), longs(4), NO_LONGS)
        .column(INT64, Value.of(2), Value.of(0), Value.of(9))
        .gives(Value.of(3), Value.of(4), NO_LONG);
    FunctionProbe.of("$array_at_ordinal", STRING)
        .column(STRINGS, strings("a", "bb"), strings("ccc"), strings("d"))
        .column(INT64, Value.of(2), Value.of(1), NO_LONG)
        .gives(Value.of("bb"), Value.of("ccc"), NO_STRING);
    FunctionProbe.of("$safe_array_at_offset", INT64)
        .column(LONGS, longs(1, 2), longs(), longs(3))
        .column(INT64, Value.of(-1), Value.of(0), Value.of(0))
        .gives(NO_LONG, NO_LONG, Value.of(3));
    FunctionProbe.of("$safe_array_at_ordinal", INT64)
        .column(LONGS, longs(1, 2), longs(6))
        .column(INT64, Value.of(0), Value.of(1))
        .gives(NO_LONG, Value.of(6));
  }

  @Test
  void structElementsAreFoundByPosition() {
    var struct = SqlType.struct(SqlType.Field.of("a", INT64));
    var one = new Value.StructValue(struct, List.of(Value.of(1)));
    var array = new Value.ArrayValue(SqlType.array(struct), List.of(one, Value.nullOf(struct)));
    FunctionProbe.of("$safe_array_at_offset", struct)
        .column(array.type(), array, array, array)
        .column(INT64, Value.of(0), Value.of(1), Value.of(2))
        .gives(one, Value.nullOf(struct), Value.nullOf(struct));
  }

  @Test
  void positionsOutOfBoundsAreErrors() {
    assertThatThrownBy(() -> at("$array_at_offset", 2).result())
        .hasMessage("Array index 2 is out of bounds (overflow)");
    assertThatThrownBy(() -> at("$array_at_ordinal", 0).result())
        .hasMessage("Array index 0 is out of bounds (underflow)");
    at("$array_at_offset", 2).safe().gives(NO_LONG);
  }

  private static FunctionProbe at(String function, long position) {
    return FunctionProbe.of(function, INT64)
        .column(LONGS, longs(1, 2))
        .column(INT64, Value.of(position));
  }

  @Test
  void sequencesReachTheirEnd() {
    FunctionProbe.of("GENERATE_ARRAY", LONGS)
        .column(INT64, Value.of(1), Value.of(10), Value.of(4), Value.of(10), NO_LONG)
        .column(INT64, Value.of(5), Value.of(0), Value.of(4), Value.of(0), Value.of(1))
        .column(INT64, Value.of(1), Value.of(-3), Value.of(10), Value.of(3), Value.of(1))
        .gives(longs(1, 2, 3, 4, 5), longs(10, 7, 4, 1), longs(4), longs(), NO_LONGS);
    FunctionProbe.of("GENERATE_ARRAY", LONGS)
        .column(INT64, Value.of(Long.MAX_VALUE - 1), Value.of(Long.MIN_VALUE))
        .column(INT64, Value.of(Long.MAX_VALUE), Value.of(Long.MAX_VALUE))
        .column(INT64, Value.of(2), Value.of(Long.MAX_VALUE))
        .gives(longs(Long.MAX_VALUE - 1), longs(Long.MIN_VALUE, -1, Long.MAX_VALUE - 1));
  }

  @Test
  void sequencesOfOtherNumbers() {
    var doubles = SqlType.array(FLOAT64);
    FunctionProbe.of("GENERATE_ARRAY", doubles)
        .column(FLOAT64, Value.of(0.0), Value.of(1.0))
        .column(FLOAT64, Value.of(1.0), Value.of(0.0))
        .column(FLOAT64, Value.of(0.5), Value.of(0.5))
        .gives(
            new Value.ArrayValue(doubles, List.of(Value.of(0.0), Value.of(0.5), Value.of(1.0))),
            new Value.ArrayValue(doubles, List.of()));
    var decimals = SqlType.array(NUMERIC);
    FunctionProbe.of("GENERATE_ARRAY", decimals)
        .column(NUMERIC, numeric("1"))
        .column(NUMERIC, numeric("1.25"))
        .column(NUMERIC, numeric("0.1"))
        .gives(
            new Value.ArrayValue(decimals, List.of(numeric("1"), numeric("1.1"), numeric("1.2"))));
  }

  @Test
  void aSequenceWithoutStepIsAnError() {
    assertThatThrownBy(() -> generate(0).result()).hasMessage("Sequence step cannot be 0.");
    generate(0).safe().gives(NO_LONGS);
  }

  private static FunctionProbe generate(long step) {
    return FunctionProbe.of("GENERATE_ARRAY", LONGS)
        .column(INT64, Value.of(1))
        .column(INT64, Value.of(2))
        .column(INT64, Value.of(step));
  }

  @Test
  void sequencesOfDates() {
    dates("2016-10-05", "2016-10-09", 2, "DAY")
        .gives(dateArray("2016-10-05", "2016-10-07", "2016-10-09"));
    dates("2016-10-05", "2016-10-01", -3, "DAY").gives(dateArray("2016-10-05", "2016-10-02"));
    dates("2016-10-05", "2016-10-01", 1, "DAY").gives(dateArray());
    dates("2016-01-31", "2016-05-31", 1, "MONTH")
        .gives(dateArray("2016-01-31", "2016-02-29", "2016-03-31", "2016-04-30", "2016-05-31"));
    dates("2016-01-01", "2016-01-31", 1, "WEEK")
        .gives(dateArray("2016-01-01", "2016-01-08", "2016-01-15", "2016-01-22", "2016-01-29"));
    dates("9999-12-01", "9999-12-31", Long.MAX_VALUE, "YEAR").gives(dateArray("9999-12-01"));
    assertThatThrownBy(() -> dates("2016-01-01", "2016-01-31", 0, "DAY").result())
        .hasMessage("Sequence step cannot be 0.");
  }

  private static FunctionProbe dates(String from, String to, long step, String part) {
    return FunctionProbe.of("GENERATE_DATE_ARRAY", SqlType.array(DATE))
        .column(DATE, date(from))
        .column(DATE, date(to))
        .column(INT64, Value.of(step))
        .constant(Value.of(part));
  }

  @Test
  void arraysAreConcatenatedAndTurned() {
    FunctionProbe.of("ARRAY_CONCAT", LONGS)
        .column(LONGS, longs(1), longs(), NO_LONGS)
        .column(LONGS, longs(2, 3), longs(4), longs(5))
        .gives(longs(1, 2, 3), longs(4), NO_LONGS);
    FunctionProbe.of("ARRAY_REVERSE", STRINGS)
        .column(STRINGS, strings("a", "b"), strings(), Value.nullOf(STRINGS))
        .gives(strings("b", "a"), strings(), Value.nullOf(STRINGS));
  }

  @Test
  void elementsAreJoined() {
    var gap = new Value.ArrayValue(STRINGS, List.of(Value.of("a"), NO_STRING, Value.of("b")));
    FunctionProbe.of("ARRAY_TO_STRING", STRING)
        .column(STRINGS, gap, strings(), Value.nullOf(STRINGS))
        .column(STRING, Value.of("--"), Value.of("--"), Value.of("--"))
        .gives(Value.of("a--b"), Value.of(""), NO_STRING);
    FunctionProbe.of("ARRAY_TO_STRING", STRING)
        .column(STRINGS, gap, gap)
        .column(STRING, Value.of(","), Value.of(""))
        .column(STRING, Value.of("none"), NO_STRING)
        .gives(Value.of("a,none,b"), NO_STRING);
    var bytes = SqlType.array(BYTES);
    FunctionProbe.of("ARRAY_TO_STRING", BYTES)
        .column(bytes, new Value.ArrayValue(bytes, List.of(bytes("a"), bytes("b"))))
        .column(BYTES, bytes("\0"))
        .gives(bytes("a\0b"));
  }

  private static Value longs(long... values) {
    return new Value.ArrayValue(LONGS, LongStream.of(values).mapToObj(Value::of).toList());
  }

  private static Value strings(String... values) {
    return new Value.ArrayValue(STRINGS, Stream.of(values).map(Value::of).toList());
  }

  private static Value bytes(String ascii) {
    return new Value.BytesValue(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private static Value numeric(String text) {
    return Value.numeric(new BigDecimal(text).setScale(9));
  }

  private static Value date(String text) {
    return new Value.DateValue((int) LocalDate.parse(text).toEpochDay());
  }

  private static Value dateArray(String... dates) {
    return new Value.ArrayValue(
        SqlType.array(DATE), Stream.of(dates).map(ArrayFunctionsTest::date).toList());
  }
}
