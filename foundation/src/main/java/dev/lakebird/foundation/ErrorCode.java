package dev.lakebird.foundation;

import static dev.lakebird.foundation.ErrorCategory.EXTERNAL;
import static dev.lakebird.foundation.ErrorCategory.INTERNAL;
import static dev.lakebird.foundation.ErrorCategory.RESOURCES;
import static dev.lakebird.foundation.ErrorCategory.USER;

/// Every kind of failure with its name on each door: the BigQuery error reason, the HTTP status, the
/// gRPC status code and the SQLSTATE. One entry a code; nothing else in the system maps errors.
public enum ErrorCode {
  /// The text is not a statement of the grammar.
  SYNTAX_ERROR(USER, "invalidQuery", 400, Grpc.INVALID_ARGUMENT, "42601"),
  /// A column, alias, field or parameter name that no scope knows.
  UNKNOWN_NAME(USER, "invalidQuery", 400, Grpc.INVALID_ARGUMENT, "42703"),
  /// A function, operator or cast that does not exist for the given argument types.
  UNKNOWN_FUNCTION(USER, "invalidQuery", 400, Grpc.INVALID_ARGUMENT, "42883"),
  /// A name that more than one thing in scope answers to.
  AMBIGUOUS_NAME(USER, "invalidQuery", 400, Grpc.INVALID_ARGUMENT, "42702"),
  /// An expression of a type that its place does not take.
  TYPE_MISMATCH(USER, "invalidQuery", 400, Grpc.INVALID_ARGUMENT, "42804"),
  /// A well-formed statement that means nothing, such as an ungrouped column beside an aggregate.
  INVALID_QUERY(USER, "invalidQuery", 400, Grpc.INVALID_ARGUMENT, "42000"),
  /// A table, dataset, file or snapshot that does not exist.
  NOT_FOUND(USER, "notFound", 404, Grpc.NOT_FOUND, "42P01"),
  /// A table, dataset or file that exists already.
  ALREADY_EXISTS(USER, "duplicate", 409, Grpc.ALREADY_EXISTS, "42P07"),
  /// A value that cannot be read as the type asked for, or an argument outside a function's domain.
  INVALID_VALUE(USER, "invalidQuery", 400, Grpc.OUT_OF_RANGE, "22023"),
  /// A result outside the range of its type.
  OUT_OF_RANGE(USER, "invalidQuery", 400, Grpc.OUT_OF_RANGE, "22003"),
  /// A division whose divisor is zero.
  DIVISION_BY_ZERO(USER, "invalidQuery", 400, Grpc.OUT_OF_RANGE, "22012"),
  /// A NULL in a column that does not take one.
  NOT_NULL_VIOLATION(USER, "invalidQuery", 400, Grpc.FAILED_PRECONDITION, "23502"),
  /// A command-line, setting or request argument that is not acceptable.
  INVALID_ARGUMENT(USER, "invalid", 400, Grpc.INVALID_ARGUMENT, "22000"),
  /// Documented GoogleSQL that Lakebird does not have yet; the message names it.
  UNIMPLEMENTED(USER, "notImplemented", 501, Grpc.UNIMPLEMENTED, "0A000"),
  /// The caller may not do this.
  ACCESS_DENIED(USER, "accessDenied", 403, Grpc.PERMISSION_DENIED, "42501"),
  /// The caller cancelled the job.
  CANCELLED(USER, "stopped", 499, Grpc.CANCELLED, "57014"),
  /// More memory or disk than the query may use.
  RESOURCES_EXCEEDED(RESOURCES, "resourcesExceeded", 400, Grpc.RESOURCE_EXHAUSTED, "53000"),
  /// A stated limit, such as the length or depth of a statement, is passed.
  LIMIT_EXCEEDED(RESOURCES, "quotaExceeded", 400, Grpc.RESOURCE_EXHAUSTED, "54000"),
  /// The deadline passed before the work ended.
  DEADLINE_EXCEEDED(RESOURCES, "timeout", 504, Grpc.DEADLINE_EXCEEDED, "57014"),
  /// Another writer changed what this statement read; nothing was written.
  CONFLICT(EXTERNAL, "invalidQuery", 409, Grpc.ABORTED, "40001"),
  /// Whether the commit took place could not be learned in time; it can be asked again by its key.
  COMMIT_UNKNOWN(EXTERNAL, "backendError", 503, Grpc.UNKNOWN, "08007"),
  /// The bucket does not exist.
  BUCKET_NOT_FOUND(EXTERNAL, "notFound", 404, Grpc.NOT_FOUND, "58P01"),
  /// The object store or file system refused the credentials.
  STORAGE_DENIED(EXTERNAL, "accessDenied", 403, Grpc.PERMISSION_DENIED, "42501"),
  /// The disk or bucket has no room left.
  STORAGE_FULL(EXTERNAL, "resourcesExceeded", 507, Grpc.RESOURCE_EXHAUSTED, "53100"),
  /// The object store or file system did not answer, or answered with a failure.
  STORAGE_UNAVAILABLE(EXTERNAL, "backendError", 503, Grpc.UNAVAILABLE, "58030"),
  /// A file that is truncated, damaged or not of the format its name says.
  CORRUPT_FILE(EXTERNAL, "invalid", 400, Grpc.DATA_LOSS, "XX001"),
  /// The warehouse belongs to a catalog other than the one at hand.
  CATALOG_MISMATCH(EXTERNAL, "invalid", 409, Grpc.FAILED_PRECONDITION, "55000"),
  /// A defect of Lakebird.
  INTERNAL_ERROR(INTERNAL, "internalError", 500, Grpc.INTERNAL, "XX000");

  private final ErrorCategory category;
  private final String bigQueryReason;
  private final int httpStatus;
  private final int grpcStatus;
  private final String sqlState;

  ErrorCode(
      ErrorCategory category,
      String bigQueryReason,
      int httpStatus,
      int grpcStatus,
      String sqlState) {
    this.category = category;
    this.bigQueryReason = bigQueryReason;
    this.httpStatus = httpStatus;
    this.grpcStatus = grpcStatus;
    this.sqlState = sqlState;
  }

  /// Who can act on it.
  public ErrorCategory category() {
    return category;
  }

  /// The `reason` of BigQuery's error table.
  public String bigQueryReason() {
    return bigQueryReason;
  }

  /// The HTTP status of a response that carries it.
  public int httpStatus() {
    return httpStatus;
  }

  /// The numeric gRPC status code (`google.rpc.Code`).
  public int grpcStatus() {
    return grpcStatus;
  }

  /// The five-character SQLSTATE.
  public String sqlState() {
    return sqlState;
  }

  /// The numbers of `google.rpc.Code`.
  private static final class Grpc {
    static final int CANCELLED = 1;
    static final int UNKNOWN = 2;
    static final int INVALID_ARGUMENT = 3;
    static final int DEADLINE_EXCEEDED = 4;
    static final int NOT_FOUND = 5;
    static final int ALREADY_EXISTS = 6;
    static final int PERMISSION_DENIED = 7;
    static final int RESOURCE_EXHAUSTED = 8;
    static final int FAILED_PRECONDITION = 9;
    static final int ABORTED = 10;
    static final int OUT_OF_RANGE = 11;
    static final int UNIMPLEMENTED = 12;
    static final int INTERNAL = 13;
    static final int UNAVAILABLE = 14;
    static final int DATA_LOSS = 15;

    private Grpc() {}
  }
}
