package dev.lakebird.server.flight;

import com.google.protobuf.ByteString;
import dev.lakebird.engine.Job;
import dev.lakebird.engine.QueryParameter;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.session.ClientSession;
import io.grpc.Context;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightProducer.StreamListener;
import org.apache.arrow.flight.Result;

/// Runs all statements of a text, scripts too, in one call. Each result is told when it is there; the next
/// statement runs when the rows of the one before have been read.
final class ScriptRun {
  private final Statements statements;

  ScriptRun(Statements statements) {
    this.statements = statements;
  }

  /// The request of an action.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT, LIMIT_EXCEEDED
  ScriptMessages.Request request(byte[] body) {
    ScriptMessages.Request request = ScriptMessages.readRequest(body);
    String unused =
        statements.text(
            ByteString.copyFrom(request.text(), StandardCharsets.UTF_8), ByteString.EMPTY);
    return request;
  }

  /// The parameters of a request, cast to their types.
  static List<QueryParameter> parameters(ClientSession session, ScriptMessages.Request request) {
    return request.parameters().stream()
        .map(p -> session.engine().parameter(p.name(), p.type(), p.text()))
        .toList();
  }

  void run(ClientSession session, byte[] body, StreamListener<Result> answers) {
    ScriptMessages.Request request = request(body);
    Job job = session.submit(request.text(), parameters(session, request));
    Context.CancellationListener hungUp = context -> job.cancel();
    Context current = Context.current();
    current.addListener(hungUp, Runnable::run);
    try {
      int told = 0;
      Optional<StatementResult> result;
      do {
        result = job.nextResult();
        List<StatementStatistics> ended = job.statistics();
        for (; told < ended.size(); told++) {
          send(new ScriptMessages.CostAnswer(ended.get(told)), answers);
        }
        result.ifPresent(r -> tell(session, job, r, answers));
      } while (result.isPresent());
    } finally {
      current.removeListener(hungUp);
      session.ended(job);
    }
  }

  private static void tell(
      ClientSession session, Job job, StatementResult result, StreamListener<Result> answers) {
    if (!(result instanceof StatementResult.Rows)) {
      send(new ScriptMessages.OutcomeAnswer(result), answers);
      return;
    }
    var read = new CountDownLatch(1);
    var handle = new ResultHandle(job, result, read::countDown);
    ByteBuffer info =
        Statements.info(session, handle, FlightDescriptor.command(new byte[0])).serialize();
    byte[] bytes = new byte[info.remaining()];
    info.get(bytes);
    send(new ScriptMessages.RowsAnswer(bytes), answers);
    try {
      read.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LakebirdException(ErrorCode.CANCELLED, "The server is stopping", e);
    }
  }

  private static void send(ScriptMessages.Answer answer, StreamListener<Result> answers) {
    answers.onNext(new Result(ScriptMessages.bytes(answer)));
  }
}
