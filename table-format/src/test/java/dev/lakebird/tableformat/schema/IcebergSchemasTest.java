package dev.lakebird.tableformat.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IcebergSchemasTest {
  private static final List<Column> ALL =
      List.of(
          new Column("b", SqlType.BOOL, TypeParameters.NONE, false),
          Column.of("i", SqlType.INT64),
          Column.of("f", SqlType.FLOAT64),
          Column.of("n", SqlType.NUMERIC),
          new Column("money", SqlType.NUMERIC, TypeParameters.decimal(15, 2), true),
          new Column("wide", SqlType.BIGNUMERIC, TypeParameters.decimal(38, 20), true),
          Column.of("s", SqlType.STRING),
          new Column("code", SqlType.STRING, TypeParameters.length(3), true),
          new Column("raw", SqlType.BYTES, TypeParameters.length(16), true),
          Column.of("d", SqlType.DATE),
          Column.of("t", SqlType.TIME),
          Column.of("dt", SqlType.DATETIME),
          Column.of("ts", SqlType.TIMESTAMP),
          Column.of("tags", SqlType.array(SqlType.STRING)),
          Column.of(
              "items",
              SqlType.array(
                  SqlType.struct(
                      SqlType.Field.of("sku", SqlType.STRING),
                      SqlType.Field.of("prices", SqlType.array(SqlType.NUMERIC))))));

  @Test
  void columnsSurviveTheSchema() {
    Schema schema = IcebergSchemas.schema(ALL);
    assertThat(IcebergSchemas.columns(schema, IcebergSchemas.properties(ALL))).isEqualTo(ALL);
    for (int i = 0; i < ALL.size(); i++) {
      assertThat(schema.columns().get(i).fieldId()).isEqualTo(i + 1);
    }
    assertThat(schema.findType("money")).isEqualTo(Types.DecimalType.of(15, 2));
    assertThat(schema.findType("n")).isEqualTo(Types.DecimalType.of(38, 9));
    assertThat(schema.findField("b").isRequired()).isTrue();
  }

  static Stream<SqlType> unstorable() {
    return Stream.of(
        SqlType.BIGNUMERIC,
        SqlType.JSON,
        SqlType.GEOGRAPHY,
        SqlType.INTERVAL,
        new SqlType.Range(SqlType.DATE));
  }

  @ParameterizedTest
  @MethodSource
  void unstorable(SqlType type) {
    assertThatThrownBy(() -> IcebergSchemas.schema(List.of(Column.of("x", type))))
        .hasMessageContaining(type.sqlName())
        .extracting(failure -> ((LakebirdException) failure).code())
        .isEqualTo(ErrorCode.UNIMPLEMENTED);
  }

  @Test
  void namesThatDifferInCaseOnlyAreRefused() {
    var columns = List.of(Column.of("id", SqlType.INT64), Column.of("ID", SqlType.INT64));
    assertThatThrownBy(() -> IcebergSchemas.schema(columns))
        .hasMessageContaining("Duplicate column name: ID");
    var struct =
        SqlType.struct(SqlType.Field.of("a", SqlType.INT64), SqlType.Field.of("A", SqlType.INT64));
    assertThatThrownBy(() -> IcebergSchemas.schema(List.of(Column.of("s", struct))))
        .hasMessageContaining("Duplicate field name");
    var anonymous = SqlType.struct(SqlType.Field.anonymous(SqlType.INT64));
    assertThatThrownBy(() -> IcebergSchemas.schema(List.of(Column.of("s", anonymous))))
        .extracting(failure -> ((LakebirdException) failure).code())
        .isEqualTo(ErrorCode.INVALID_QUERY);
  }

  static Stream<Map.Entry<Type, SqlType>> foreignTypes() {
    return Stream.of(
        Map.entry(Types.IntegerType.get(), SqlType.INT64),
        Map.entry(Types.FloatType.get(), SqlType.FLOAT64),
        Map.entry(Types.DecimalType.of(38, 0), SqlType.BIGNUMERIC),
        Map.entry(Types.DecimalType.of(12, 10), SqlType.BIGNUMERIC),
        Map.entry(Types.DecimalType.of(29, 0), SqlType.NUMERIC),
        Map.entry(Types.FixedType.ofLength(4), SqlType.BYTES),
        Map.entry(Types.UUIDType.get(), SqlType.BYTES));
  }

  @ParameterizedTest
  @MethodSource
  void foreignTypes(Map.Entry<Type, SqlType> types) {
    assertThat(IcebergTypes.toSql(types.getKey())).isEqualTo(types.getValue());
  }

  @Test
  void foreignTypeWithoutACounterpartIsNamed() {
    var map = Types.MapType.ofOptional(1, 2, Types.StringType.get(), Types.LongType.get());
    assertThatThrownBy(() -> IcebergTypes.toSql(map))
        .extracting(failure -> ((LakebirdException) failure).code())
        .isEqualTo(ErrorCode.UNIMPLEMENTED);
  }
}
