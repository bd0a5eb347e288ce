package dev.lakebird.types.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.memory.NativeLayouts;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrowRoundTripTest {
  private static final SqlType.Struct STRUCT =
      new SqlType.Struct(
          List.of(
              SqlType.Field.of("a", SqlType.INT64),
              SqlType.Field.anonymous(SqlType.STRING),
              SqlType.Field.of("a", SqlType.NUMERIC),
              SqlType.Field.of("_field_2", SqlType.BOOL)));

  private final BufferAllocator allocator = Memory.root(Long.MAX_VALUE);

  @AfterEach
  void nothingLeaks() {
    allocator.close();
  }

  record Case(SqlType type, List<Value> values) {
    @Override
    public String toString() {
      return type.sqlName();
    }
  }

  static List<Case> cases() {
    SqlType.Array strings = SqlType.array(SqlType.STRING);
    SqlType.Range range = new SqlType.Range(SqlType.DATE);
    SqlType.Array structs = SqlType.array(STRUCT);
    Value struct =
        new Value.StructValue(
            STRUCT,
            List.of(
                Value.of(7),
                Value.of("x"),
                Value.numeric(new BigDecimal("1.500000000")),
                Value.of(true)));
    Value partly =
        new Value.StructValue(
            STRUCT,
            List.of(
                Value.nullOf(SqlType.INT64),
                Value.of(""),
                Value.nullOf(SqlType.NUMERIC),
                Value.of(false)));
    return List.of(
        of(SqlType.BOOL, Value.of(true), Value.of(false)),
        of(SqlType.INT64, Value.of(Long.MIN_VALUE), Value.of(0), Value.of(Long.MAX_VALUE)),
        of(SqlType.FLOAT64, Value.of(Double.NaN), Value.of(-0.0), Value.of(1e300)),
        of(
            SqlType.NUMERIC,
            Value.numeric(new BigDecimal("99999999999999999999999999999.999999999")),
            Value.numeric(new BigDecimal("-99999999999999999999999999999.999999999")),
            Value.numeric(new BigDecimal("0.000000001"))),
        of(
            SqlType.BIGNUMERIC,
            big("578960446186580977117854925043439539266.34992332820282019728792003956564819967"),
            big("-578960446186580977117854925043439539266.34992332820282019728792003956564819968"),
            big("0.00000000000000000000000000000000000001")),
        of(SqlType.STRING, Value.of(""), Value.of("æøå 🐦"), Value.of("x".repeat(5000))),
        of(
            SqlType.BYTES,
            new Value.BytesValue(new byte[0]),
            new Value.BytesValue(new byte[] {0, -1})),
        of(SqlType.DATE, new Value.DateValue(-719_162), new Value.DateValue(2_932_896)),
        of(SqlType.TIME, new Value.TimeValue(0), new Value.TimeValue(86_399_999_999L)),
        of(
            SqlType.DATETIME,
            new Value.DatetimeValue(-62_135_596_800_000_000L),
            new Value.DatetimeValue(253_402_300_799_999_999L)),
        of(
            SqlType.TIMESTAMP,
            new Value.TimestampValue(-62_135_596_800_000_000L),
            new Value.TimestampValue(253_402_300_799_999_999L)),
        of(
            SqlType.INTERVAL,
            new Value.IntervalValue(14, -3, 5_000_000_001L),
            new Value.IntervalValue(-120_000, 3_660_000, -1)),
        of(SqlType.JSON, new Value.JsonValue("{\"a\":[1,null]}"), new Value.JsonValue("1")),
        of(
            strings,
            new Value.ArrayValue(strings, List.of()),
            new Value.ArrayValue(
                strings, List.of(Value.of("a"), Value.nullOf(SqlType.STRING), Value.of("b")))),
        of(STRUCT, struct, partly),
        of(
            structs,
            new Value.ArrayValue(structs, List.of(struct, Value.nullOf(STRUCT), partly)),
            new Value.ArrayValue(structs, List.of())),
        of(
            range,
            new Value.RangeValue(range, new Value.DateValue(1), Value.nullOf(SqlType.DATE)),
            new Value.RangeValue(range, Value.nullOf(SqlType.DATE), Value.nullOf(SqlType.DATE))));
  }

  private static Value big(String digits) {
    return new Value.DecimalValue(SqlType.BIGNUMERIC, new BigDecimal(digits));
  }

  private static Case of(SqlType type, Value... values) {
    List<Value> all = new ArrayList<>(List.of(values));
    all.add(1, Value.nullOf(type));
    return new Case(type, all);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void flatRowsComeBack(Case c) {
    Vector vector = VectorBuilder.build(VectorType.of(c.type()), c.values(), allocator);
    checkRoundTrip(Batch.of(List.of(vector), c.values().size()), c.type(), c.values());
    vector.release();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowsWithoutNullsComeBack(Case c) {
    List<Value> values = c.values().stream().filter(v -> !v.isNull()).toList();
    Vector vector = VectorBuilder.build(VectorType.of(c.type()), values, allocator);
    checkRoundTrip(Batch.of(List.of(vector), values.size()), c.type(), values);
    vector.release();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void selectedRowsComeBack(Case c) {
    Vector vector = VectorBuilder.build(VectorType.of(c.type()), c.values(), allocator);
    int last = c.values().size() - 1;
    Selection selection = Selection.of(new int[] {1, last}, 2);
    checkRoundTrip(
        new Batch(List.of(vector), c.values().size(), selection),
        c.type(),
        List.of(c.values().get(1), c.values().get(last)));
    vector.release();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void constantsComeBack(Case c) {
    for (Value value : c.values()) {
      ConstantVector vector = VectorBuilder.constant(VectorType.of(c.type()), value, 3, allocator);
      checkRoundTrip(Batch.of(List.of(vector), 3), c.type(), List.of(value, value, value));
      vector.release();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void dictionariesComeBack(Case c) {
    List<Value> entries = c.values().stream().filter(v -> !v.isNull()).toList();
    List<Value> rows = List.of(entries.getLast(), entries.getFirst(), entries.getLast());
    List<Value> expected = new ArrayList<>(rows);
    expected.add(Value.nullOf(c.type()));
    NativeBuffer indices = NativeBuffer.allocate(allocator, 16);
    NativeBuffer validity = NativeBuffer.allocate(allocator, 8);
    int last = entries.size() - 1;
    int[] index = {last, 0, last, 0};
    for (int i = 0; i < 4; i++) {
      indices.segment().set(NativeLayouts.INT, i * 4L, index[i]);
    }
    validity.segment().set(NativeLayouts.LONG, 0, 0b0111);
    var vector =
        new DictionaryVector(
            4, indices, VectorBuilder.build(VectorType.of(c.type()), entries, allocator), validity);
    checkRoundTrip(Batch.of(List.of(vector), 4), c.type(), expected);
    vector.release();
  }

  @Test
  void stringsOfEveryLengthComeBackInAnyOrder() {
    for (int lengths : new int[] {3, 20, 70}) {
      List<Value> entries = new ArrayList<>();
      for (int length = 0; length < lengths; length++) {
        entries.add(Value.of(Character.toString('a' + length % 26).repeat(length)));
      }
      List<Value> expected = new ArrayList<>();
      NativeBuffer indices = NativeBuffer.allocate(allocator, 400);
      for (int i = 0; i < 100; i++) {
        int index = i * 37 % lengths;
        indices.segment().set(NativeLayouts.INT, i * 4L, index);
        expected.add(entries.get(index));
      }
      var vector =
          new DictionaryVector(
              100,
              indices,
              VectorBuilder.build(VectorType.of(SqlType.STRING), entries, allocator),
              null);
      checkRoundTrip(Batch.of(List.of(vector), 100), SqlType.STRING, expected);
      vector.release();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void emptyDictionariesOfNullsComeBack(Case c) {
    NativeBuffer indices = NativeBuffer.allocate(allocator, 8);
    NativeBuffer validity = NativeBuffer.allocate(allocator, 8);
    validity.segment().fill((byte) 0);
    var vector =
        new DictionaryVector(
            2,
            indices,
            VectorBuilder.build(VectorType.of(c.type()), List.of(), allocator),
            validity);
    checkRoundTrip(
        Batch.of(List.of(vector), 2),
        c.type(),
        List.of(Value.nullOf(c.type()), Value.nullOf(c.type())));
    vector.release();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noRowsComeBack(Case c) {
    Vector vector = VectorBuilder.build(VectorType.of(c.type()), List.of(), allocator);
    checkRoundTrip(Batch.of(List.of(vector), 0), c.type(), List.of());
    vector.release();
  }

  @Test
  void narrowDecimalsAreWidened() {
    List<Value> values =
        List.of(
            Value.numeric(new BigDecimal("-1.25")),
            Value.nullOf(SqlType.NUMERIC),
            Value.numeric(new BigDecimal("92233720368547758.07")));
    for (Layout layout : List.of(Layout.INT64, Layout.DECIMAL128)) {
      Vector vector =
          VectorBuilder.build(VectorType.decimal(SqlType.NUMERIC, layout, 2), values, allocator);
      List<Value> expected =
          values.stream()
              .map(
                  v -> v instanceof Value.DecimalValue d ? Value.numeric(d.value().setScale(9)) : v)
              .toList();
      checkRoundTrip(Batch.of(List.of(vector), 3), SqlType.NUMERIC, expected);
      vector.release();
    }
  }

  @Test
  void geographyKeepsItsBytes() {
    byte[] point = {1, 1, 0, 0, 0};
    var builder = new VectorBuilder(VectorType.of(SqlType.GEOGRAPHY), allocator);
    builder.appendBytes(point);
    Vector vector = builder.build();
    builder.close();
    List<Column> columns = List.of(Column.of("g", SqlType.GEOGRAPHY));
    try (var rows = new ArrowRows(columns, allocator, 10, 1 << 20)) {
      Batch back = through(rows, Batch.of(List.of(vector), 1), columns);
      assertThat(back.column(0).type().type()).isEqualTo(SqlType.GEOGRAPHY);
      assertThat(((BytesVector) back.column(0)).bytesAt(0)).isEqualTo(point);
      back.release();
    }
    vector.release();
    assertThat(ArrowFields.field(Column.of("g", SqlType.GEOGRAPHY)).getMetadata())
        .containsEntry("ARROW:extension:name", "geoarrow.wkb");
  }

  @Test
  void batchesAreCutByRowsAndByBytes() {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      values.add(Value.of("x".repeat(100)));
    }
    Vector vector = VectorBuilder.build(VectorType.STRING, values, allocator);
    Batch batch = Batch.of(List.of(vector), 1000);
    List<Column> columns = List.of(Column.of("s", SqlType.STRING));
    assertThat(sizes(batch, columns, 300, 1 << 20)).containsExactly(300, 300, 300, 100);
    List<Integer> byBytes = sizes(batch, columns, 1000, 10_000);
    assertThat(byBytes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1000);
    assertThat(byBytes).allSatisfy(rows -> assertThat(rows).isLessThanOrEqualTo(120));
    vector.release();
  }

  @Test
  void rowsOfFewDifferentValuesComeFromTheirDictionary() {
    int rows = 300;
    List<List<Value>> dictionaries =
        List.of(
            List.of(Value.of(7L), Value.of(-1L), Value.of(1L << 60)),
            List.of(Value.of("R"), Value.of("A"), Value.of("N")),
            List.of(Value.of(""), Value.of("MAIL"), Value.of("REG AIR")),
            List.of(Value.of("NONE"), Value.of("DELIVER IN PERSON"), Value.of("x".repeat(24))),
            List.of(Value.of("x".repeat(25)), Value.of("y"), Value.of("z".repeat(99))),
            List.of(new Value.DateValue(0), new Value.DateValue(-9), new Value.DateValue(9999)));
    for (List<Value> entries : dictionaries) {
      for (boolean nulls : new boolean[] {false, true}) {
        SqlType type = entries.getFirst().type();
        Vector dictionary = VectorBuilder.build(VectorType.of(type), entries, allocator);
        assertDictionary(dictionary, type, entries, rows, nulls);
      }
    }
    for (boolean nulls : new boolean[] {false, true}) {
      List<Value> cents = List.of(decimal("0.07"), decimal("-12.50"), decimal("90071992547409.93"));
      Vector dictionary =
          VectorBuilder.build(
              VectorType.decimal(SqlType.NUMERIC, Layout.INT64, 2), cents, allocator);
      List<Value> wide =
          cents.stream()
              .map(v -> Value.numeric(((Value.DecimalValue) v).value().setScale(9)))
              .toList();
      assertDictionary(dictionary, SqlType.NUMERIC, wide, rows, nulls);
    }
  }

  private static Value decimal(String text) {
    return Value.numeric(new BigDecimal(text));
  }

  /// @param dictionary is released
  private void assertDictionary(
      Vector dictionary, SqlType type, List<Value> entries, int rows, boolean nulls) {
    NativeBuffer indices = NativeBuffer.allocate(allocator, rows * 4L);
    NativeBuffer validity = NativeBuffer.allocate(allocator, 64);
    List<Value> expected = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int entry = (row * row + row / 7) % entries.size();
      indices.segment().set(NativeLayouts.INT, row * 4L, entry);
      boolean isNull = nulls && row % 5 == 0;
      if (isNull) {
        Bits.clear(validity.segment(), row);
      } else {
        Bits.set(validity.segment(), row);
      }
      expected.add(isNull ? Value.nullOf(type) : entries.get(entry));
    }
    Vector vector = new DictionaryVector(rows, indices, dictionary, nulls ? validity : null);
    checkRoundTrip(Batch.of(List.of(vector), rows), type, expected);
    vector.release();
    if (!nulls) {
      validity.release();
    }
  }

  @Test
  void dictionariesMayChangeFromBatchToBatch() {
    int count = 8;
    List<Column> columns = List.of(Column.of("n", SqlType.INT64), Column.of("d", SqlType.DATE));
    List<Vector> dictionaries =
        List.of(
            VectorBuilder.build(VectorType.INT64, longs(5), allocator),
            VectorBuilder.build(
                VectorType.of(SqlType.DATE),
                List.of(new Value.DateValue(4), new Value.DateValue(5)),
                allocator),
            VectorBuilder.build(
                VectorType.INT64, List.of(Value.of(70L), Value.of(71L), Value.of(72L)), allocator),
            VectorBuilder.build(
                VectorType.of(SqlType.DATE),
                List.of(new Value.DateValue(-1), new Value.DateValue(-2), new Value.DateValue(-3)),
                allocator));
    try (var rows = new ArrowRows(columns, allocator, 1 << 20, 1 << 20)) {
      for (int round : new int[] {0, 2, 2, 0}) {
        List<Vector> vectors = new ArrayList<>();
        List<Value> numbers = new ArrayList<>();
        List<Value> dates = new ArrayList<>();
        for (int c = 0; c < 2; c++) {
          Vector dictionary = dictionaries.get(round + c);
          NativeBuffer indices = NativeBuffer.allocate(allocator, count * 4L);
          for (int row = 0; row < count; row++) {
            int entry = row * row % dictionary.length();
            indices.segment().set(NativeLayouts.INT, row * 4L, entry);
            (c == 0 ? numbers : dates).add(Vectors.read(dictionary, entry));
          }
          vectors.add(new DictionaryVector(count, indices, dictionary.retain(), null));
        }
        Batch batch = Batch.of(vectors, count);
        Batch back = through(rows, batch, columns);
        for (int row = 0; row < count; row++) {
          assertThat(Vectors.read(back.column(0), row)).isEqualTo(numbers.get(row));
          assertThat(Vectors.read(back.column(1), row)).isEqualTo(dates.get(row));
        }
        back.release();
        batch.release();
      }
    }
    dictionaries.forEach(Vector::release);
  }

  @Test
  void batchesGetSmallerWhenLessIsAllowed() {
    Vector vector = VectorBuilder.build(VectorType.INT64, longs(20_000), allocator);
    long held = allocator.getAllocatedMemory();
    Batch batch = Batch.of(List.of(vector), 20_000);
    long[] allowed = {1 << 20};
    List<ArrowBatch> ready = new ArrayList<>();
    try (var rows =
        new ArrowRows(
            List.of(Column.of("n", SqlType.INT64)), allocator, 1 << 20, () -> allowed[0])) {
      rows.append(batch, ready::add);
      rows.flush(ready::add);
      assertThat(ready).hasSize(1);
      ready.removeFirst().close();
      allowed[0] = 4096;
      rows.append(batch, next -> assertSmall(next, held));
      rows.flush(next -> assertSmall(next, held));
    }
    vector.release();
  }

  private void assertSmall(ArrowBatch batch, long held) {
    assertThat(batch.rowCount()).isBetween(1, 1024);
    assertThat(allocator.getAllocatedMemory() - held).isLessThan(64 << 10);
    batch.close();
  }

  private static List<Value> longs(int count) {
    List<Value> values = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      values.add(Value.of(i));
    }
    return values;
  }

  private List<Integer> sizes(Batch batch, List<Column> columns, int rowsMax, long bytesMax) {
    List<Integer> sizes = new ArrayList<>();
    try (var rows = new ArrowRows(columns, allocator, rowsMax, bytesMax)) {
      List<ArrowBatch> ready = new ArrayList<>();
      rows.append(batch, ready::add);
      rows.flush(ready::add);
      for (ArrowBatch next : ready) {
        sizes.add(next.rowCount());
        next.close();
      }
    }
    return sizes;
  }

  /// The rows as a client reads them.
  private Batch through(ArrowRows rows, Batch batch, List<Column> columns) {
    rows.append(batch, ready -> fail("More than one batch"));
    ArrowBatch only = rows.take();
    assertThat(only.rowCount()).isEqualTo(batch.selectedCount());
    return ArrowClient.read(only, columns, allocator);
  }

  private void checkRoundTrip(Batch batch, SqlType type, List<Value> expected) {
    List<Column> columns = List.of(Column.of("c", type));
    try (var rows = new ArrowRows(columns, allocator, 1000, 1 << 20)) {
      for (int time = 0; time < 2; time++) {
        Batch back = through(rows, batch, columns);
        assertThat(back.column(0).type().type()).isEqualTo(type);
        List<Value> values = new ArrayList<>();
        for (int row = 0; row < back.rowCount(); row++) {
          values.add(Vectors.read(back.column(0), row));
        }
        back.release();
        assertThat(values).isEqualTo(expected);
      }
    }
  }
}
