package dev.lakebird.server.flight;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.function.Supplier;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.ErrorFlightMetadata;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.memory.OutOfMemoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Failures as Flight clients see them: the description is `CODE: message`, and the metadata have the code,
/// the SQLSTATE and the reason as BigQuery names it.
public final class FlightErrors {
  /// The metadata key of the error code.
  public static final String CODE = "x-lakebird-code";

  private static final String SQLSTATE = "x-lakebird-sqlstate";
  private static final String REASON = "x-lakebird-reason";
  private static final Logger LOG = LoggerFactory.getLogger(FlightErrors.class);

  private FlightErrors() {}

  /// Runs a part of a call; what it throws leaves as a Flight error.
  static <T> T guarded(Supplier<T> part) {
    try {
      return part.get();
    } catch (FlightRuntimeException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw of(e);
    }
  }

  static FlightRuntimeException of(Throwable failure) {
    LakebirdException known =
        switch (failure) {
          case FlightRuntimeException e -> {
            throw e;
          }
          case LakebirdException e -> e;
          case OutOfMemoryException e -> queueFull(e);
          default ->
              new LakebirdException(
                  ErrorCode.INTERNAL_ERROR, "Unexpected failure: " + failure, failure);
        };
    if (known.code() == ErrorCode.INTERNAL_ERROR) {
      LOG.error("A call failed", failure);
    }
    var metadata = new ErrorFlightMetadata();
    metadata.insert(CODE, known.code().name());
    metadata.insert(SQLSTATE, known.code().sqlState());
    metadata.insert(REASON, known.code().bigQueryReason());
    return status(known.code())
        .withDescription(known.code() + ": " + known.describe())
        .withCause(known)
        .withMetadata(metadata)
        .toRuntimeException();
  }

  /// What a client hears when results wait for more memory than the server gives them.
  static LakebirdException queueFull(Throwable cause) {
    return new LakebirdException(
        ErrorCode.RESOURCES_EXCEEDED,
        "Results that wait to be sent take as much memory as queued_bytes_max allows: read or close"
            + " others first",
        cause);
  }

  private static CallStatus status(ErrorCode code) {
    return switch (code.grpcStatus()) {
      case 1 -> CallStatus.CANCELLED;
      case 3, 9, 11 -> CallStatus.INVALID_ARGUMENT;
      case 4 -> CallStatus.TIMED_OUT;
      case 5 -> CallStatus.NOT_FOUND;
      case 6 -> CallStatus.ALREADY_EXISTS;
      case 7 -> CallStatus.UNAUTHORIZED;
      case 8 -> CallStatus.RESOURCE_EXHAUSTED;
      case 10, 14 -> CallStatus.UNAVAILABLE;
      case 12 -> CallStatus.UNIMPLEMENTED;
      case 13, 15 -> CallStatus.INTERNAL;
      default -> CallStatus.UNKNOWN;
    };
  }
}
