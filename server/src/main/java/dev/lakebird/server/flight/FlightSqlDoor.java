package dev.lakebird.server.flight;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.List;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.ActionType;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.CloseSessionRequest;
import org.apache.arrow.flight.CloseSessionResult;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.GetSessionOptionsRequest;
import org.apache.arrow.flight.GetSessionOptionsResult;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.SchemaResult;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.SetSessionOptionsResult;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.CancelResult;
import org.apache.arrow.flight.sql.FlightSqlProducer;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCreatePreparedStatementRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCatalogs;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetExportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetImportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetSqlInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTableTypes;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetXdbcTypeInfo;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementQuery;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementUpdate;
import org.apache.arrow.flight.sql.impl.FlightSql.DoPutUpdateResult;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// Every command of Flight SQL, each handed to who carries it out.
final class FlightSqlDoor implements FlightSqlProducer {
  private final Calls calls;
  private final BufferAllocator memory;
  private final Statements statements;
  private final PreparedStatements prepared;
  private final BulkIngest ingest;
  private final SessionOptions options;
  private final MetadataCommands metadata;
  private final ClientActions actions;

  FlightSqlDoor(
      Calls calls,
      BufferAllocator memory,
      Statements statements,
      PreparedStatements prepared,
      BulkIngest ingest,
      MetadataCommands metadata) {
    this.calls = calls;
    this.memory = memory;
    this.statements = statements;
    this.prepared = prepared;
    this.ingest = ingest;
    this.metadata = metadata;
    this.options = new SessionOptions();
    this.actions = new ClientActions(calls, statements);
  }

  @Override
  public FlightInfo getFlightInfoStatement(
      CommandStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    return calls.in(
        context,
        session ->
            statements.run(
                session,
                statements.text(command.getQueryBytes(), command.getTransactionId()),
                List.of(),
                descriptor));
  }

  @Override
  public SchemaResult getSchemaStatement(
      CommandStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    return calls.in(
        context,
        session ->
            new SchemaResult(
                Statements.schema(
                    session
                        .engine()
                        .describe(
                            statements.text(command.getQueryBytes(), command.getTransactionId()))
                        .columns())));
  }

  @Override
  public void getStreamStatement(
      TicketStatementQuery ticket, CallContext context, ServerStreamListener listener) {
    statements.stream(ticket, context, listener);
  }

  @Override
  public Runnable acceptPutStatement(
      CommandStatementUpdate command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> answers) {
    return () ->
        answer(
            answers,
            () ->
                calls.in(
                    context,
                    session ->
                        statements.update(
                            session,
                            statements.text(command.getQueryBytes(), command.getTransactionId()),
                            List.of())));
  }

  @Override
  public Runnable acceptPutStatementBulkIngest(
      CommandStatementIngest command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> answers) {
    return () ->
        answer(answers, () -> calls.in(context, session -> ingest.run(session, command, stream)));
  }

  @Override
  public void createPreparedStatement(
      ActionCreatePreparedStatementRequest request,
      CallContext context,
      StreamListener<Result> answers) {
    answers.onNext(calls.in(context, session -> prepared.create(session, request)));
    answers.onCompleted();
  }

  @Override
  public void closePreparedStatement(
      ActionClosePreparedStatementRequest request,
      CallContext context,
      StreamListener<Result> answers) {
    calls.run(
        context, session -> session.drop(request.getPreparedStatementHandle().toStringUtf8()));
    answers.onCompleted();
  }

  @Override
  public FlightInfo getFlightInfoPreparedStatement(
      CommandPreparedStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    return calls.in(
        context,
        session ->
            prepared.run(session, command.getPreparedStatementHandle().toStringUtf8(), descriptor));
  }

  @Override
  public SchemaResult getSchemaPreparedStatement(
      CommandPreparedStatementQuery command, CallContext context, FlightDescriptor descriptor) {
    return calls.in(
        context,
        session -> prepared.schema(session, command.getPreparedStatementHandle().toStringUtf8()));
  }

  @Override
  public void getStreamPreparedStatement(
      CommandPreparedStatementQuery command, CallContext context, ServerStreamListener listener) {
    throw FlightErrors.of(
        new LakebirdException(
            ErrorCode.INVALID_ARGUMENT,
            "A prepared statement is no ticket: ask for its FlightInfo first"));
  }

  @Override
  public Runnable acceptPutPreparedStatementQuery(
      CommandPreparedStatementQuery command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> answers) {
    return () -> {
      try {
        calls.run(
            context,
            session ->
                prepared.bind(
                    session, command.getPreparedStatementHandle().toStringUtf8(), stream));
        answers.onCompleted();
      } catch (RuntimeException e) {
        answers.onError(e);
      }
    };
  }

  @Override
  public Runnable acceptPutPreparedStatementUpdate(
      CommandPreparedStatementUpdate command,
      CallContext context,
      FlightStream stream,
      StreamListener<PutResult> answers) {
    return () ->
        answer(
            answers,
            () ->
                calls.in(
                    context,
                    session ->
                        prepared.update(
                            session, command.getPreparedStatementHandle().toStringUtf8(), stream)));
  }

  /// What an update computes.
  private interface Update {
    long run();
  }

  private void answer(StreamListener<PutResult> answers, Update update) {
    try {
      byte[] bytes =
          DoPutUpdateResult.newBuilder().setRecordCount(update.run()).build().toByteArray();
      try (ArrowBuf buffer = memory.buffer(bytes.length)) {
        buffer.writeBytes(bytes);
        answers.onNext(PutResult.metadata(buffer));
      }
      answers.onCompleted();
    } catch (RuntimeException e) {
      answers.onError(e);
    }
  }

  @Override
  public void cancelFlightInfo(
      CancelFlightInfoRequest request, CallContext context, StreamListener<CancelStatus> answers) {
    calls.run(context, session -> actions.cancel(session, request.getInfo()));
    answers.onNext(CancelStatus.CANCELLED);
    answers.onCompleted();
  }

  // Clients older than CancelFlightInfo send this.
  @SuppressWarnings("deprecation")
  @Override
  public void cancelQuery(
      FlightInfo info, CallContext context, StreamListener<CancelResult> answers) {
    calls.run(context, session -> actions.cancel(session, info));
    answers.onNext(CancelResult.CANCELLED);
    answers.onCompleted();
  }

  @Override
  public void setSessionOptions(
      SetSessionOptionsRequest request,
      CallContext context,
      StreamListener<SetSessionOptionsResult> answers) {
    answers.onNext(calls.in(context, session -> options.set(session, request)));
    answers.onCompleted();
  }

  @Override
  public void getSessionOptions(
      GetSessionOptionsRequest request,
      CallContext context,
      StreamListener<GetSessionOptionsResult> answers) {
    answers.onNext(calls.in(context, options::get));
    answers.onCompleted();
  }

  @Override
  public void closeSession(
      CloseSessionRequest request,
      CallContext context,
      StreamListener<CloseSessionResult> answers) {
    calls.closeSession(context);
    answers.onNext(new CloseSessionResult(CloseSessionResult.Status.CLOSED));
    answers.onCompleted();
  }

  @Override
  public void doAction(CallContext context, Action action, StreamListener<Result> answers) {
    if (actions.knows(action.getType())) {
      actions.run(context, action, answers);
      answers.onCompleted();
    } else {
      FlightSqlProducer.super.doAction(context, action, answers);
    }
  }

  @Override
  public void listActions(CallContext context, StreamListener<ActionType> answers) {
    ClientActions.TYPES.forEach(answers::onNext);
    FlightSqlProducer.super.listActions(context, answers);
  }

  @Override
  public void listFlights(
      CallContext context, Criteria criteria, StreamListener<FlightInfo> answers) {
    answers.onCompleted();
  }

  @Override
  public FlightInfo getFlightInfoSqlInfo(
      CommandGetSqlInfo command, CallContext context, FlightDescriptor descriptor) {
    return MetadataCommands.info(Schemas.GET_SQL_INFO_SCHEMA, command, descriptor);
  }

  @Override
  public void getStreamSqlInfo(
      CommandGetSqlInfo command, CallContext context, ServerStreamListener listener) {
    metadata.sqlInfo(command, listener);
  }

  @Override
  public FlightInfo getFlightInfoTypeInfo(
      CommandGetXdbcTypeInfo command, CallContext context, FlightDescriptor descriptor) {
    return MetadataCommands.info(Schemas.GET_TYPE_INFO_SCHEMA, command, descriptor);
  }

  @Override
  public void getStreamTypeInfo(
      CommandGetXdbcTypeInfo command, CallContext context, ServerStreamListener listener) {
    metadata.typeInfo(command, listener);
  }

  @Override
  public FlightInfo getFlightInfoCatalogs(
      CommandGetCatalogs command, CallContext context, FlightDescriptor descriptor) {
    return MetadataCommands.info(Schemas.GET_CATALOGS_SCHEMA, command, descriptor);
  }

  @Override
  public void getStreamCatalogs(CallContext context, ServerStreamListener listener) {
    metadata.catalogs(listener);
  }

  @Override
  public FlightInfo getFlightInfoSchemas(
      CommandGetDbSchemas command, CallContext context, FlightDescriptor descriptor) {
    return MetadataCommands.info(Schemas.GET_SCHEMAS_SCHEMA, command, descriptor);
  }

  @Override
  public void getStreamSchemas(
      CommandGetDbSchemas command, CallContext context, ServerStreamListener listener) {
    calls.run(context, session -> metadata.datasets(session, command, listener));
  }

  @Override
  public FlightInfo getFlightInfoTables(
      CommandGetTables command, CallContext context, FlightDescriptor descriptor) {
    return MetadataCommands.info(
        command.getIncludeSchema()
            ? Schemas.GET_TABLES_SCHEMA
            : Schemas.GET_TABLES_SCHEMA_NO_SCHEMA,
        command,
        descriptor);
  }

  @Override
  public void getStreamTables(
      CommandGetTables command, CallContext context, ServerStreamListener listener) {
    calls.run(context, session -> metadata.tables(session, command, listener));
  }

  @Override
  public FlightInfo getFlightInfoTableTypes(
      CommandGetTableTypes command, CallContext context, FlightDescriptor descriptor) {
    return MetadataCommands.info(Schemas.GET_TABLE_TYPES_SCHEMA, command, descriptor);
  }

  @Override
  public void getStreamTableTypes(CallContext context, ServerStreamListener listener) {
    metadata.tableTypes(listener);
  }

  @Override
  public FlightInfo getFlightInfoPrimaryKeys(
      CommandGetPrimaryKeys command, CallContext context, FlightDescriptor descriptor) {
    return MetadataCommands.info(Schemas.GET_PRIMARY_KEYS_SCHEMA, command, descriptor);
  }

  @Override
  public void getStreamPrimaryKeys(
      CommandGetPrimaryKeys command, CallContext context, ServerStreamListener listener) {
    metadata.none(Schemas.GET_PRIMARY_KEYS_SCHEMA, listener);
  }

  @Override
  public FlightInfo getFlightInfoExportedKeys(
      CommandGetExportedKeys command, CallContext context, FlightDescriptor descriptor) {
    return MetadataCommands.info(Schemas.GET_EXPORTED_KEYS_SCHEMA, command, descriptor);
  }

  @Override
  public void getStreamExportedKeys(
      CommandGetExportedKeys command, CallContext context, ServerStreamListener listener) {
    metadata.none(Schemas.GET_EXPORTED_KEYS_SCHEMA, listener);
  }

  @Override
  public FlightInfo getFlightInfoImportedKeys(
      CommandGetImportedKeys command, CallContext context, FlightDescriptor descriptor) {
    return MetadataCommands.info(Schemas.GET_IMPORTED_KEYS_SCHEMA, command, descriptor);
  }

  @Override
  public void getStreamImportedKeys(
      CommandGetImportedKeys command, CallContext context, ServerStreamListener listener) {
    metadata.none(Schemas.GET_IMPORTED_KEYS_SCHEMA, listener);
  }

  @Override
  public FlightInfo getFlightInfoCrossReference(
      CommandGetCrossReference command, CallContext context, FlightDescriptor descriptor) {
    return MetadataCommands.info(Schemas.GET_CROSS_REFERENCE_SCHEMA, command, descriptor);
  }

  @Override
  public void getStreamCrossReference(
      CommandGetCrossReference command, CallContext context, ServerStreamListener listener) {
    metadata.none(Schemas.GET_CROSS_REFERENCE_SCHEMA, listener);
  }

  @Override
  public void getStream(CallContext context, Ticket ticket, ServerStreamListener listener) {
    guarded(
        () -> {
          checkMessage(ticket.getBytes(), "ticket");
          FlightSqlProducer.super.getStream(context, ticket, listener);
        });
  }

  @Override
  public FlightInfo getFlightInfo(CallContext context, FlightDescriptor descriptor) {
    return FlightErrors.guarded(
        () -> {
          checkCommand(descriptor);
          return FlightSqlProducer.super.getFlightInfo(context, descriptor);
        });
  }

  @Override
  public SchemaResult getSchema(CallContext context, FlightDescriptor descriptor) {
    return FlightErrors.guarded(
        () -> {
          checkCommand(descriptor);
          return FlightSqlProducer.super.getSchema(context, descriptor);
        });
  }

  private static void checkCommand(FlightDescriptor descriptor) {
    if (!descriptor.isCommand()) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "A descriptor has a command, not a path");
    }
    checkMessage(descriptor.getCommand(), "command");
  }

  private static void checkMessage(byte[] bytes, String what) {
    try {
      var unused = Any.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The " + what + " is not a message of Flight SQL", e);
    }
  }

  private static void guarded(Runnable part) {
    boolean unused =
        FlightErrors.guarded(
            () -> {
              part.run();
              return true;
            });
  }

  /// A name as bytes of the wire.
  static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }

  @Override
  public void close() {}
}
