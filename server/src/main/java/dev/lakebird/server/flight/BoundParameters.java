package dev.lakebird.server.flight;

import dev.lakebird.engine.QueryParameter;
import dev.lakebird.engine.result.StatementDescription.Parameter;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.session.ClientSession;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.arrow.ArrowBatches;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;

/// Rows of Arrow batches as parameters of a statement. Named parameters take the column of their name, or all
/// parameters take columns by position. A column whose metadata name a GoogleSQL type under
/// `lakebird.parameter_type` has texts that are cast to it.
final class BoundParameters {
  /// The metadata key of a column of texts.
  static final String TYPE = "lakebird.parameter_type";

  /// Rows of parameters that one call may bind.
  private static final int ROWS_MAX = 100_000;

  private final ClientSession session;
  private final List<Parameter> parameters;

  BoundParameters(ClientSession session, List<Parameter> parameters) {
    this.session = session;
    this.parameters = parameters;
  }

  /// Adds the rows of a batch to `rows`.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT for a wrong count, TYPE_MISMATCH for a type that a parameter
  ///     does not take
  void read(VectorSchemaRoot root, BufferAllocator memory, List<List<QueryParameter>> rows) {
    int[] columns = columns(root.getSchema().getFields());
    if (rows.size() + root.getRowCount() > ROWS_MAX) {
      throw new LakebirdException(
          ErrorCode.LIMIT_EXCEEDED,
          "More than " + ROWS_MAX + " rows of parameters: use bulk ingest");
    }
    Batch batch = ArrowBatches.read(root, memory);
    try {
      for (int row = 0; row < batch.rowCount(); row++) {
        List<QueryParameter> bound = new ArrayList<>();
        for (int p = 0; p < parameters.size(); p++) {
          Field field = root.getSchema().getFields().get(columns[p]);
          Value value = Vectors.read(batch.column(columns[p]), row);
          bound.add(new QueryParameter(parameters.get(p).name(), value(value, field, p)));
        }
        rows.add(bound);
      }
    } finally {
      batch.release();
    }
  }

  /// The column of each parameter.
  private int[] columns(List<Field> fields) {
    if (fields.size() != parameters.size()) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT,
          "The statement takes "
              + parameters.size()
              + " parameters, and "
              + fields.size()
              + " are bound");
    }
    int[] columns = new int[parameters.size()];
    boolean byName = true;
    for (int p = 0; p < columns.length; p++) {
      columns[p] = named(fields, parameters.get(p));
      byName &= columns[p] >= 0;
    }
    for (int p = 0; p < columns.length && !byName; p++) {
      columns[p] = p;
    }
    return columns;
  }

  private static int named(List<Field> fields, Parameter parameter) {
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).getName().equalsIgnoreCase(parameter.name().orElse(""))) {
        return f;
      }
    }
    return -1;
  }

  private Value value(Value value, Field field, int parameter) {
    String type = field.getMetadata().get(TYPE);
    if (type != null && value instanceof Value.StringValue text) {
      return session.engine().parameter("", type, text.value()).value();
    }
    Optional<SqlType> wanted = parameters.get(parameter).type();
    return wanted.map(w -> adapted(value, w)).orElse(value);
  }

  /// The value as what its place asks for, where clients cannot say the type; all else coerces or is refused
  /// as any parameter.
  private static Value adapted(Value value, SqlType wanted) {
    if (value.isNull()) {
      return Value.nullOf(wanted);
    }
    return switch (wanted) {
      case SqlType.Numeric t when value instanceof Value.Float64Value v && finite(v) ->
          new Value.DecimalValue(
              t, BigDecimal.valueOf(v.value()).setScale(9, RoundingMode.HALF_UP));
      case SqlType.BigNumeric t when value instanceof Value.Float64Value v && finite(v) ->
          new Value.DecimalValue(
              t, BigDecimal.valueOf(v.value()).setScale(38, RoundingMode.HALF_UP));
      case SqlType.Float64 t when value instanceof Value.DecimalValue v ->
          Value.of(v.value().doubleValue());
      case SqlType.Numeric t
          when value instanceof Value.DecimalValue v && v.type() instanceof SqlType.BigNumeric ->
          new Value.DecimalValue(t, v.value().setScale(9, RoundingMode.HALF_UP));
      case SqlType.Timestamp t when value instanceof Value.DatetimeValue v ->
          new Value.TimestampValue(v.micros());
      case SqlType.Date t when value instanceof Value.DatetimeValue v && v.micros() % DAY == 0 ->
          new Value.DateValue((int) (v.micros() / DAY));
      default -> value;
    };
  }

  private static final long DAY = 86_400_000_000L;

  private static boolean finite(Value.Float64Value value) {
    return Double.isFinite(value.value());
  }
}
