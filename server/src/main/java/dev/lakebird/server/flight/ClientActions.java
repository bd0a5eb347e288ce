package dev.lakebird.server.flight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.lakebird.engine.result.DryRun;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.session.ClientSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.ActionType;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;

/// What clients ask for beside Flight SQL, and cancellation.
final class ClientActions {
  /// Takes the text of statements; answers a JSON array of the bytes that each would read.
  static final String DRY_RUN = "lakebird.dry_run";

  static final List<ActionType> TYPES =
      List.of(
          new ActionType(
              DRY_RUN,
              "Checks the statements of a text and answers how many bytes each would read, as"
                  + " JSON"));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Calls calls;
  private final Statements statements;

  ClientActions(Calls calls, Statements statements) {
    this.calls = calls;
    this.statements = statements;
  }

  boolean knows(String type) {
    return type.equals(DRY_RUN);
  }

  Result run(CallContext context, Action action) {
    return calls.in(context, session -> dryRun(session, action));
  }

  private Result dryRun(ClientSession session, Action action) {
    String text =
        statements.text(
            com.google.protobuf.ByteString.copyFrom(action.getBody()),
            com.google.protobuf.ByteString.EMPTY);
    ArrayNode bytes = JSON.createArrayNode();
    for (DryRun dry : session.engine().dryRun(text, List.of())) {
      bytes.add(dry.bytesEstimate());
    }
    try {
      return new Result(JSON.writeValueAsString(bytes).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw LakebirdException.internal("A dry run cannot be written");
    }
  }

  /// Stops the statement whose rows an info leads to; one that has ended stays as it is.
  void cancel(ClientSession session, FlightInfo info) {
    for (FlightEndpoint endpoint : info.getEndpoints()) {
      String name = handle(endpoint);
      ResultHandle handle;
      try {
        handle = session.use(name, ResultHandle.class);
      } catch (LakebirdException e) {
        continue;
      }
      handle.close();
      session.release(name);
      session.drop(name);
    }
  }

  private static String handle(FlightEndpoint endpoint) {
    try {
      return Any.parseFrom(endpoint.getTicket().getBytes())
          .unpack(TicketStatementQuery.class)
          .getStatementHandle()
          .toStringUtf8();
    } catch (InvalidProtocolBufferException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The ticket is not one of a statement", e);
    }
  }
}
