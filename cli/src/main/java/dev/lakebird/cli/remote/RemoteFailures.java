package dev.lakebird.cli.remote;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.flight.FlightErrors;
import java.util.Arrays;
import org.apache.arrow.flight.FlightRuntimeException;

/// Failures of a server as those of the engine in this process.
final class RemoteFailures {
  private RemoteFailures() {}

  static LakebirdException of(FlightRuntimeException failure) {
    String description = String.valueOf(failure.status().description());
    var metadata = failure.status().metadata();
    String code =
        metadata != null && metadata.containsKey(FlightErrors.CODE)
            ? metadata.get(FlightErrors.CODE)
            : "";
    return Arrays.stream(ErrorCode.values())
        .filter(c -> c.name().equals(code))
        .findFirst()
        .map(c -> new LakebirdException(c, withoutCode(description, c), failure))
        .orElseGet(
            () ->
                new LakebirdException(
                    ErrorCode.STORAGE_UNAVAILABLE,
                    "The server does not answer as one of Lakebird ("
                        + failure.status().code()
                        + "): "
                        + description,
                    failure));
  }

  private static String withoutCode(String description, ErrorCode code) {
    String prefix = code + ": ";
    return description.startsWith(prefix) ? description.substring(prefix.length()) : description;
  }

  static LakebirdException unexpected(Exception failure) {
    return new LakebirdException(
        ErrorCode.INTERNAL_ERROR, "Unexpected failure: " + failure, failure);
  }
}
