package dev.lakebird.server.flight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.lakebird.engine.QueryParameter;
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
import org.apache.arrow.flight.FlightProducer.StreamListener;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;

/// What clients ask for beside Flight SQL, and cancellation. [ScriptMessages] says what is sent.
final class ClientActions {
  static final List<ActionType> TYPES =
      List.of(
          new ActionType(ScriptMessages.RUN, "Runs the statements of a text one after another"),
          new ActionType(
              ScriptMessages.DRY_RUN,
              "Checks the statements of a text and answers how many bytes each would read, as"
                  + " JSON"),
          new ActionType(ScriptMessages.CANCEL, "Cancels what the session runs"));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Calls calls;
  private final ScriptRun scripts;

  ClientActions(Calls calls, Statements statements) {
    this.calls = calls;
    this.scripts = new ScriptRun(statements);
  }

  boolean knows(String type) {
    return TYPES.stream().anyMatch(known -> known.getType().equals(type));
  }

  void run(CallContext context, Action action, StreamListener<Result> answers) {
    calls.run(
        context,
        session -> {
          switch (action.getType()) {
            case ScriptMessages.RUN -> scripts.run(session, action.getBody(), answers);
            case ScriptMessages.DRY_RUN -> answers.onNext(dryRun(session, action));
            default -> session.cancelRunning();
          }
        });
  }

  private Result dryRun(ClientSession session, Action action) {
    ScriptMessages.Request request = scripts.request(action.getBody());
    ArrayNode bytes = JSON.createArrayNode();
    List<QueryParameter> bound = ScriptRun.parameters(session, request);
    for (DryRun dry : session.engine().dryRun(request.text(), bound)) {
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
