package dev.lakebird.storage.s3;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/// The one place where failures of an object store become ours.
final class S3Faults {
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AllAccessDisabled",
          "AccountProblem",
          "ExpiredToken",
          "InvalidAccessKeyId",
          "InvalidToken",
          "RequestTimeTooSkewed",
          "SignatureDoesNotMatch",
          "TokenRefreshRequired");

  private static final Set<String> FULL =
      Set.of(
          "InsufficientStorage",
          "QuotaExceeded",
          "XMinioStorageFull",
          "XMinioAdminBucketQuotaExceeded");

  private static final Set<String> OTHER_REGION =
      Set.of("AuthorizationHeaderMalformed", "PermanentRedirect", "TemporaryRedirect");

  private static final int INSUFFICIENT_STORAGE = 507;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;

  private final String endpoint;

  S3Faults(String endpoint) {
    this.endpoint = endpoint;
  }

  /// The failure of a request about `location`.
  LakebirdException map(RuntimeException failure, String location) {
    if (Thread.currentThread().isInterrupted() || failure instanceof AbortedException) {
      return fault(ErrorCode.CANCELLED, "The job was cancelled", failure, location);
    }
    return switch (failure) {
      case LakebirdException e -> e.with("file", location);
      case AwsServiceException e -> mapAnswer(e, location);
      case ApiCallTimeoutException e -> timeout(e, location);
      case ApiCallAttemptTimeoutException e -> timeout(e, location);
      case SdkException e -> mapNoAnswer(e, location);
      default -> {
        LakebirdException inner = cause(failure, LakebirdException.class);
        yield inner == null
            ? fault(ErrorCode.INTERNAL_ERROR, "The object store client failed", failure, location)
            : inner.with("file", location);
      }
    };
  }

  /// The failure of waiting too long for a free connection.
  LakebirdException busy(String location) {
    return new LakebirdException(
            ErrorCode.STORAGE_UNAVAILABLE, "The object store did not answer in time")
        .with("file", location)
        .with("endpoint", endpoint);
  }

  LakebirdException bucketNotFound(String location, @Nullable Throwable cause) {
    String message = "The bucket does not exist";
    LakebirdException failure =
        cause == null
            ? new LakebirdException(ErrorCode.BUCKET_NOT_FOUND, message)
            : new LakebirdException(ErrorCode.BUCKET_NOT_FOUND, message, cause);
    return failure
        .with("bucket", S3Location.parse(location).bucket())
        .with("file", location)
        .with("endpoint", endpoint);
  }

  LakebirdException alreadyExists(String location) {
    return new LakebirdException(ErrorCode.ALREADY_EXISTS, "The file exists already")
        .with("file", location);
  }

  LakebirdException changed(String location) {
    return new LakebirdException(ErrorCode.CONFLICT, "The file changed while it was read")
        .with("file", location);
  }

  static boolean isStatus(RuntimeException failure, int status) {
    return failure instanceof AwsServiceException e && e.statusCode() == status;
  }

  static boolean isCode(RuntimeException failure, String code) {
    return failure instanceof AwsServiceException e && code.equals(errorCode(e));
  }

  private LakebirdException mapAnswer(AwsServiceException failure, String location) {
    String code = errorCode(failure);
    int status = failure.statusCode();
    if (code.equals("NoSuchBucket")) {
      return bucketNotFound(location, failure);
    }
    if (FULL.contains(code) || status == INSUFFICIENT_STORAGE) {
      return fault(ErrorCode.STORAGE_FULL, "The object store has no room left", failure, location)
          .with("endpoint", endpoint);
    }
    if (OTHER_REGION.contains(code) || status == 301 || status == 307) {
      return fault(
              ErrorCode.INVALID_ARGUMENT,
              "The bucket lies in another region than the settings name",
              failure,
              location)
          .with("endpoint", endpoint);
    }
    if (DENIED.contains(code) || status == 401 || status == 403) {
      LakebirdException denied =
          fault(
              ErrorCode.STORAGE_DENIED,
              "The object store refused the credentials",
              failure,
              location);
      return (code.isEmpty() ? denied : denied.with("reason", code)).with("endpoint", endpoint);
    }
    if (status == 404) {
      return fault(ErrorCode.NOT_FOUND, "The file does not exist", failure, location);
    }
    if (status == RANGE_NOT_SATISFIABLE) {
      return fault(
          ErrorCode.CORRUPT_FILE,
          "The file is truncated or damaged: a read passes its end",
          failure,
          location);
    }
    if (status >= 500 || status == TOO_MANY_REQUESTS || status == 408) {
      return fault(
              ErrorCode.STORAGE_UNAVAILABLE,
              "The object store answered with a failure",
              failure,
              location)
          .with("endpoint", endpoint)
          .with("status", status);
    }
    return fault(
            ErrorCode.INVALID_ARGUMENT, "The object store refused the request", failure, location)
        .with("endpoint", endpoint)
        .with("status", status)
        .with("reason", code);
  }

  private LakebirdException mapNoAnswer(SdkException failure, String location) {
    LakebirdException inner = cause(failure, LakebirdException.class);
    if (inner != null) {
      return inner.with("file", location);
    }
    String text = String.valueOf(failure.getMessage());
    if (text.contains("Unable to load credentials")) {
      return fault(
              ErrorCode.STORAGE_DENIED,
              "No credentials for the object store were found; set AWS_ACCESS_KEY_ID and"
                  + " AWS_SECRET_ACCESS_KEY",
              failure,
              location)
          .with("endpoint", endpoint);
    }
    if (cause(failure, SocketTimeoutException.class) != null) {
      return timeout(failure, location);
    }
    boolean unreachable =
        cause(failure, ConnectException.class) != null
            || cause(failure, UnknownHostException.class) != null
            || cause(failure, SSLException.class) != null
            || cause(failure, SocketException.class) != null;
    String message =
        unreachable ? "The object store cannot be reached" : "The object store did not answer";
    return fault(ErrorCode.STORAGE_UNAVAILABLE, message, failure, location)
        .with("endpoint", endpoint);
  }

  private LakebirdException timeout(SdkException failure, String location) {
    return fault(
            ErrorCode.STORAGE_UNAVAILABLE,
            "The object store did not answer in time",
            failure,
            location)
        .with("endpoint", endpoint);
  }

  private static String errorCode(AwsServiceException failure) {
    var details = failure.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }

  private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> kind) {
    for (@Nullable Throwable step = failure; step != null; step = step.getCause()) {
      if (kind.isInstance(step)) {
        return kind.cast(step);
      }
    }
    return null;
  }

  private static LakebirdException fault(
      ErrorCode code, String message, Throwable cause, String location) {
    return new LakebirdException(code, message, cause).with("file", location);
  }
}
