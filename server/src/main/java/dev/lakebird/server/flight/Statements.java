package dev.lakebird.server.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.QueryParameter;
import dev.lakebird.engine.Session;
import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.session.ClientSession;
import dev.lakebird.types.Column;
import dev.lakebird.types.arrow.ArrowFields;
import io.grpc.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/// Runs statements and streams their rows. A statement runs when its FlightInfo is asked for, so that its
/// failures come at once and its commit needs nobody to fetch it; the rows wait for the ticket.
final class Statements {
  private static final Schema NO_COLUMNS = new Schema(List.of());

  /// The handle of results without rows: nothing waits behind it, so that clients that never fetch them hold
  /// nothing either.
  private static final String NOTHING = "nothing";

  private final Calls calls;
  private final BufferAllocator memory;
  private final Executor streams;
  private final long statementBytesMax;
  private final Duration stallMax;

  /// @param memory what Arrow batches are taken from
  /// @param streams runs what streams rows, a thread each
  Statements(
      Calls calls,
      BufferAllocator memory,
      Executor streams,
      long statementBytesMax,
      Duration stallMax) {
    this.calls = calls;
    this.memory = memory;
    this.streams = streams;
    this.statementBytesMax = statementBytesMax;
    this.stallMax = stallMax;
  }

  /// The text of a statement from its bytes.
  ///
  /// @throws LakebirdException LIMIT_EXCEEDED, INVALID_ARGUMENT where it is in a transaction
  String text(ByteString bytes, ByteString transaction) {
    if (!transaction.isEmpty()) {
      throw LakebirdException.unimplemented("A transaction over Flight SQL");
    }
    if (bytes.size() > statementBytesMax) {
      throw new LakebirdException(
          ErrorCode.LIMIT_EXCEEDED,
          "The statement has "
              + bytes.size()
              + " bytes, and statement_bytes_max allows "
              + statementBytesMax);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// Runs the one statement of a text, and answers how to fetch its rows.
  FlightInfo run(
      ClientSession session,
      String text,
      List<QueryParameter> parameters,
      FlightDescriptor descriptor) {
    return info(session, start(session, text, parameters), descriptor);
  }

  /// Keeps a result, and answers what leads to it.
  static FlightInfo info(ClientSession session, ResultHandle handle, FlightDescriptor descriptor) {
    byte[] outcome = Outcome.bytes(handle.result());
    Schema schema =
        handle.result() instanceof StatementResult.Rows rows
            ? ArrowFields.schema(rows.columns())
            : NO_COLUMNS;
    long records = rowsWritten(handle.result());
    String name = NOTHING;
    if (handle.result() instanceof StatementResult.Rows) {
      name = session.keep(handle);
    } else {
      handle.endReading();
    }
    Message ticket =
        TicketStatementQuery.newBuilder().setStatementHandle(ByteString.copyFromUtf8(name)).build();
    return FlightInfo.builder(schema, descriptor, List.of(endpoint(ticket)))
        .setBytes(-1)
        .setRecords(records)
        .setOrdered(true)
        .setAppMetadata(outcome)
        .build();
  }

  private static long rowsWritten(StatementResult result) {
    return switch (result) {
      case StatementResult.Modified m -> m.rows();
      case StatementResult.Loaded l -> l.rows();
      case StatementResult.Exported e -> e.rows();
      case StatementResult.Rows r -> -1;
      case StatementResult.Done d -> -1;
    };
  }

  /// An endpoint on the connection that asks.
  static FlightEndpoint endpoint(Message command) {
    return new FlightEndpoint(
        new Ticket(Any.pack(command).toByteArray()), Location.reuseConnection());
  }

  /// Runs the one statement of a text until it has answered.
  static ResultHandle start(ClientSession session, String text, List<QueryParameter> parameters) {
    return start(session, session.submit(text, parameters));
  }

  private static ResultHandle start(ClientSession session, Job job) {
    try {
      Session.requireOne(job.statementCount());
      // A client that hangs up meanwhile does not want the answer any more.
      Context.CancellationListener hungUp = context -> job.cancel();
      Context current = Context.current();
      current.addListener(hungUp, Runnable::run);
      try {
        StatementResult result =
            job.nextResult()
                .orElseThrow(() -> LakebirdException.internal("A statement without a result"));
        return new ResultHandle(job, result, () -> session.ended(job));
      } finally {
        current.removeListener(hungUp);
      }
    } catch (RuntimeException | StackOverflowError e) {
      session.ended(job);
      throw e;
    }
  }

  /// Runs the one statement of a text to its end, and answers the rows that it wrote.
  long update(ClientSession session, String text, List<QueryParameter> parameters) {
    return update(start(session, text, parameters));
  }

  /// Runs an INSERT with several rows of parameters as one statement, and answers the rows that it wrote.
  long insert(ClientSession session, String text, List<List<QueryParameter>> rows) {
    return update(start(session, session.submitRows(text, rows)));
  }

  private static long update(ResultHandle handle) {
    try (handle) {
      return switch (handle.result()) {
        case StatementResult.Modified m -> m.rows();
        case StatementResult.Loaded l -> l.rows();
        case StatementResult.Exported e -> e.rows();
        case StatementResult.Done d -> 0;
        case StatementResult.Rows rows -> {
          try (RowReader reader = rows.reader()) {
            while (reader.next().isPresent()) {}
          }
          yield -1;
        }
      };
    }
  }

  /// Streams the rows of a ticket.
  void stream(TicketStatementQuery ticket, CallContext context, ServerStreamListener listener) {
    Calls.Call call = FlightErrors.guarded(() -> calls.enter(context));
    String name = ticket.getStatementHandle().toStringUtf8();
    if (name.equals(NOTHING)) {
      try (call) {
        sendNothing(listener);
      }
      return;
    }
    ResultHandle handle;
    try {
      handle = call.session().use(name, ResultHandle.class);
    } catch (LakebirdException e) {
      call.close();
      throw FlightErrors.of(e);
    }
    if (!handle.beginReading()) {
      call.session().release(name);
      call.close();
      throw FlightErrors.of(
          new LakebirdException(ErrorCode.NOT_FOUND, "The rows of the ticket were read before"));
    }
    streams.execute(
        () -> {
          try {
            send(handle, listener, call.session().settings().threads());
          } finally {
            handle.endReading();
            call.session().drop(name);
            call.close();
          }
        });
  }

  private void send(ResultHandle handle, ServerStreamListener listener, int workers) {
    try {
      if (handle.result() instanceof StatementResult.Rows rows) {
        new RowStream(listener, memory, stallMax, workers)
            .send(rows, handle::onCancel, handle.job()::cancel);
      } else {
        throw LakebirdException.internal("A result without rows was kept");
      }
    } catch (LakebirdException e) {
      listener.error(FlightErrors.of(isQueueFull(e) ? FlightErrors.queueFull(e) : e));
    } catch (RuntimeException | StackOverflowError e) {
      listener.error(FlightErrors.of(e));
    }
  }

  /// Whether it is the memory of the doors that is used up, and not that of the query.
  private boolean isQueueFull(LakebirdException failure) {
    return failure.code() == ErrorCode.RESOURCES_EXCEEDED
        && Long.valueOf(memory.getLimit()).equals(failure.context().get("limit_bytes"));
  }

  private void sendNothing(ServerStreamListener listener) {
    try (var root = VectorSchemaRoot.create(NO_COLUMNS, memory)) {
      listener.start(root);
      listener.completed();
    }
  }

  /// The schema of columns, for what is not run.
  static Schema schema(List<Column> columns) {
    return columns.isEmpty() ? NO_COLUMNS : ArrowFields.schema(columns);
  }
}
