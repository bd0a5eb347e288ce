package dev.lakebird.server.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import dev.lakebird.engine.QueryParameter;
import dev.lakebird.engine.result.StatementDescription;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.session.ClientSession;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementResult;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/// Prepared statements: analysed once to tell what they take and give, and analysed again with their values
/// whenever they run, since types of values and tables may have changed.
final class PreparedStatements {
  private final Statements statements;
  private final BufferAllocator memory;

  PreparedStatements(Statements statements, BufferAllocator memory) {
    this.statements = statements;
    this.memory = memory;
  }

  Result create(ClientSession session, ActionCreatePreparedStatementRequest request) {
    String text = statements.text(request.getQueryBytes(), request.getTransactionId());
    StatementDescription description = session.engine().describe(text);
    String name = session.keep(new PreparedHandle(text, description));
    var answer =
        ActionCreatePreparedStatementResult.newBuilder()
            .setPreparedStatementHandle(ByteString.copyFromUtf8(name))
            .setDatasetSchema(bytes(Statements.schema(description.columns())))
            .setParameterSchema(bytes(parameterSchema(description)))
            .build();
    return new Result(Any.pack(answer).toByteArray());
  }

  private static Schema parameterSchema(StatementDescription description) {
    List<Column> columns = new ArrayList<>();
    for (StatementDescription.Parameter parameter : description.parameters()) {
      String name = parameter.name().orElse("parameter_" + (columns.size() + 1));
      columns.add(Column.of(name, parameter.type().orElse(SqlType.STRING)));
    }
    return Statements.schema(columns);
  }

  private static ByteString bytes(Schema schema) {
    var bytes = new ByteArrayOutputStream();
    try {
      MessageSerializer.serialize(new WriteChannel(Channels.newChannel(bytes)), schema);
    } catch (IOException e) {
      throw LakebirdException.internal("A schema cannot be written");
    }
    return ByteString.copyFrom(bytes.toByteArray());
  }

  FlightInfo run(ClientSession session, String name, FlightDescriptor descriptor) {
    return using(
        session,
        name,
        handle -> statements.run(session, handle.text(), values(handle), descriptor));
  }

  SchemaResult schema(ClientSession session, String name) {
    return using(
        session,
        name,
        handle -> new SchemaResult(Statements.schema(handle.description().columns())));
  }

  private static List<QueryParameter> values(PreparedHandle handle) {
    int wanted = handle.description().parameters().size();
    if (handle.bound().size() != wanted) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT,
          "The statement takes "
              + wanted
              + " parameters, and "
              + handle.bound().size()
              + " are bound");
    }
    return handle.bound();
  }

  /// Binds the one row of a stream.
  void bind(ClientSession session, String name, FlightStream stream) {
    boolean unused =
        using(
            session,
            name,
            handle -> {
              List<List<QueryParameter>> rows = rows(session, handle, stream);
              if (rows.size() != 1) {
                throw new LakebirdException(
                    ErrorCode.INVALID_ARGUMENT,
                    "A query takes one row of parameters, and " + rows.size() + " came");
              }
              handle.bind(rows.getFirst());
              return true;
            });
  }

  /// Runs the statement with each row of a stream, or once where it takes no parameters, and answers the rows
  /// that were written. INSERT … VALUES is one commit of all rows; other statements are one each.
  long update(ClientSession session, String name, FlightStream stream) {
    return using(
        session,
        name,
        handle -> {
          if (handle.description().parameters().isEmpty()) {
            return statements.update(session, handle.text(), List.of());
          }
          List<List<QueryParameter>> rows = rows(session, handle, stream);
          if (rows.isEmpty()) {
            rows = List.of(values(handle));
          }
          if (rows.size() > 1 && handle.description().takesRows()) {
            return statements.insert(session, handle.text(), rows);
          }
          long written = 0;
          for (int row = 0; row < rows.size(); row++) {
            try {
              written += Math.max(statements.update(session, handle.text(), rows.get(row)), 0);
            } catch (LakebirdException e) {
              throw row == 0 ? e : e.with("rows_of_parameters_committed", row);
            }
          }
          return written;
        });
  }

  private List<List<QueryParameter>> rows(
      ClientSession session, PreparedHandle handle, FlightStream stream) {
    var parameters = new BoundParameters(session, handle.description().parameters());
    List<List<QueryParameter>> rows = new ArrayList<>();
    while (stream.next()) {
      parameters.read(stream.getRoot(), memory, rows);
    }
    return rows;
  }

  private static <T> T using(ClientSession session, String name, Function<PreparedHandle, T> part) {
    PreparedHandle handle = session.use(name, PreparedHandle.class);
    try {
      return part.apply(handle);
    } finally {
      session.release(name);
    }
  }
}
