package dev.lakebird.sql.substrait;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import dev.lakebird.sql.Statements;
import io.substrait.proto.AggregateFunction;
import io.substrait.proto.Expression;
import io.substrait.proto.FetchRel;
import io.substrait.proto.JoinRel;
import io.substrait.proto.Plan;
import io.substrait.proto.ReadRel;
import io.substrait.proto.Rel;
import io.substrait.proto.WriteRel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanEmitterTest {
  private static Plan plan(String sql) {
    return Statements.compile(sql).plan();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT city, SUM(amount) AS total FROM shop.orders WHERE amount > 1.5 AND city LIKE 'O%' GROUP"
            + " BY city HAVING COUNT(*) > 1 ORDER BY total DESC NULLS FIRST LIMIT 3 OFFSET 1",
        "SELECT o.id, c.address.zip, t FROM shop.orders o JOIN shop.customers c USING (id), c.tags t",
        "SELECT CASE WHEN id = 1 THEN 'a' ELSE city END, id IN (1, 2), [id, 2], STRUCT(id AS a, 'x'),"
            + " CAST(city AS NUMERIC(10, 2)), SAFE_CAST(city AS INT64), SAFE.SUBSTR(city, id) FROM"
            + " shop.orders",
        "SELECT DATE '2020-01-01', TIMESTAMP '2020-01-01 00:00:00+00', TIME '10:00:00', b'\\x01', NULL,"
            + " NUMERIC '-1.5', BIGNUMERIC '2', CAST(NULL AS JSON), ARRAY<STRING>[]",
        "SELECT 1 AS a UNION ALL SELECT 2.5 UNION ALL SELECT id FROM shop.customers",
        "SELECT STRING_AGG(DISTINCT city, ',' ORDER BY city DESC LIMIT 3) FROM shop.orders",
        "SELECT city, COUNT(*) FROM shop.orders GROUP BY ROLLUP (city)",
        "INSERT INTO shop.orders (id, amount) VALUES (1, 2.5), (2, NULL)",
        "INSERT INTO shop.orders SELECT id, name, 1, NULL FROM shop.customers",
        "CREATE OR REPLACE TABLE shop.copy AS SELECT id, tags, address FROM shop.customers",
      })
  void plansAreTheSameAsBytesAndDeclareAndPlaceAll(String sql)
      throws InvalidProtocolBufferException {
    var plan = plan(sql);
    assertThat(Plan.parseFrom(plan.toByteArray())).isEqualTo(plan);
    assertThat(plan(sql)).isEqualTo(plan);

    var declared = new HashSet<Integer>();
    plan.getExtensionsList()
        .forEach(e -> declared.add(e.getExtensionFunction().getFunctionAnchor()));
    assertThat(declared).containsAll(functionsOf(plan));

    var places = places(plan);
    var relations = relationsOf(plan);
    for (int i = 0; i < relations.size(); i++) {
      var spans = places.getFieldsOrThrow("spans").getStructValue().getFieldsMap();
      var own = spans.get(Integer.toString(i + 1));
      int count = own == null ? 0 : own.getListValue().getValuesCount();
      assertThat(count).isEqualTo(expressionCount(relations.get(i)));
    }
    assertThat(places.getFieldsOrThrow("labels").getStructValue().getFieldsCount())
        .isEqualTo(relations.size());
  }

  @Test
  void scansNameTheTableItsColumnsAndItsIdentity() throws InvalidProtocolBufferException {
    var read = read(plan("SELECT city FROM shop.orders WHERE amount > 1"));
    assertThat(read.getNamedTable().getNamesList()).containsExactly("shop", "orders");
    assertThat(read.getBaseSchema().getNamesList()).containsExactly("id", "city", "amount", "ts");
    assertThat(read.getProjection().getSelect().getStructItemsList())
        .extracting(Expression.MaskExpression.StructItem::getField)
        .containsExactly(1);
    assertThat(
            read.getFilter()
                .getScalarFunction()
                .getArguments(0)
                .getValue()
                .getSelection()
                .getDirectReference()
                .getStructField()
                .getField())
        .isEqualTo(2);
    var identity =
        read.getNamedTable().getAdvancedExtension().getEnhancement().unpack(Struct.class);
    assertThat(identity.getFieldsOrThrow("table_id").getStringValue()).isEqualTo("shop.orders");
    assertThat(read.getCommon().getHint().getStats().getRowCount()).isPositive();
  }

  @Test
  void structNamesAreListedDepthFirst() {
    var root = plan("SELECT address, items FROM shop.customers").getRelations(0).getRoot();
    assertThat(root.getNamesList())
        .containsExactly("address", "street", "zip", "items", "sku", "qty");
  }

  @Test
  void numericLiteralsAreLittleEndian() {
    var literal =
        plan("SELECT NUMERIC '-0.000000001'")
            .getRelations(0)
            .getRoot()
            .getInput()
            .getProject()
            .getExpressions(0)
            .getLiteral()
            .getDecimal();
    assertThat(literal.getPrecision()).isEqualTo(38);
    assertThat(literal.getScale()).isEqualTo(9);
    assertThat(literal.getValue().toByteArray()).hasSize(16).containsOnly(0xFF);
  }

  @Test
  void placesAreLineAndColumn() throws InvalidProtocolBufferException {
    var places = places(plan("SELECT\n  1 / id FROM shop.orders"));
    var spans = places.getFieldsOrThrow("spans").getStructValue().getFieldsOrThrow("1");
    assertThat(spans.getListValue().getValuesList())
        .extracting(v -> v.getStringValue())
        .containsExactly("2:5", "2:3", "2:7");
  }

  @Test
  void writesNameTheTargetAndMakeNoRows() {
    var write =
        plan("CREATE TABLE shop.copy AS SELECT id FROM shop.orders")
            .getRelations(0)
            .getRoot()
            .getInput()
            .getWrite();
    assertThat(write.getOp()).isEqualTo(WriteRel.WriteOp.WRITE_OP_CTAS);
    assertThat(write.getCreateMode()).isEqualTo(WriteRel.CreateMode.CREATE_MODE_ERROR_IF_EXISTS);
    assertThat(write.getNamedTable().getNamesList()).containsExactly("shop", "copy");
    assertThat(write.getOutput()).isEqualTo(WriteRel.OutputMode.OUTPUT_MODE_NO_OUTPUT);
  }

  private static Struct places(Plan plan) throws InvalidProtocolBufferException {
    Any any = plan.getAdvancedExtensions().getOptimization(0);
    return any.unpack(Struct.class);
  }

  private static ReadRel read(Plan plan) {
    return relationsOf(plan).stream().filter(Rel::hasRead).findFirst().orElseThrow().getRead();
  }

  /// All relations in pre-order.
  private static List<Rel> relationsOf(Message message) {
    var found = new ArrayList<Rel>();
    collect(message, found);
    return found;
  }

  private static void collect(Message message, List<Rel> found) {
    if (message instanceof Rel rel) {
      found.add(rel);
    }
    message.getAllFields().values().forEach(value -> each(value, m -> collect(m, found)));
  }

  private static void each(Object value, java.util.function.Consumer<Message> action) {
    if (value instanceof Message message) {
      action.accept(message);
    } else if (value instanceof List<?> list) {
      list.forEach(item -> each(item, action));
    }
  }

  private static Set<Integer> functionsOf(Message message) {
    var found = new HashSet<Integer>();
    if (message instanceof Expression.ScalarFunction f) {
      found.add(f.getFunctionReference());
    }
    if (message instanceof AggregateFunction f) {
      found.add(f.getFunctionReference());
    }
    message.getAllFields().values().forEach(v -> each(v, m -> found.addAll(functionsOf(m))));
    return found;
  }

  /// The expressions of one relation, literals inside literals and inputs not counted.
  private static int expressionCount(Message message) {
    int count = 0;
    for (var value : message.getAllFields().values()) {
      var children = new ArrayList<Message>();
      each(value, children::add);
      for (var child : children) {
        if (!(child instanceof Rel) && !isUncounted(message)) {
          count += (child instanceof Expression ? 1 : 0) + expressionCount(child);
        }
      }
    }
    if (message instanceof Rel rel && rel.hasExtensionSingle()) {
      count += arrayCount(rel.getExtensionSingle().getDetail());
    }
    return count;
  }

  private static boolean isUncounted(Message message) {
    return message instanceof FetchRel || message instanceof Expression.Literal;
  }

  private static int arrayCount(Any detail) {
    try {
      var array = Expression.parseFrom(detail.getValue()).getNested().getStruct().getFields(0);
      return 1 + expressionCount(array);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void joinsKeepTheirWholeCondition() {
    var plan =
        plan("SELECT 1 FROM shop.orders o LEFT JOIN shop.customers c ON o.id = c.id AND o.id > 1");
    var join = relationsOf(plan).stream().filter(Rel::hasJoin).findFirst().orElseThrow().getJoin();
    assertThat(join.getType()).isEqualTo(JoinRel.JoinType.JOIN_TYPE_LEFT);
    assertThat(join.getExpression().getScalarFunction().getArgumentsCount()).isEqualTo(2);
  }
}
