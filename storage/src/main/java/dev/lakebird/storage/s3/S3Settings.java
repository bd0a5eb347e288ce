package dev.lakebird.storage.s3;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How to reach one object store.
///
/// @param endpoint the address of the store; null for AWS itself
/// @param region the region that requests are signed for; null to look it up as the AWS SDK does, or
///     [#REGION_DEFAULT] when an endpoint is given
/// @param pathStyle whether the bucket stands in the path (`endpoint/bucket/key`) and not in the host name
/// @param credentials asked before every request, so that it may answer with refreshed ones; null for
///     the default chain of the AWS SDK (profiles, containers, instances)
/// @param connectTimeout for one connection
/// @param requestTimeout for one attempt of a request, its body included
/// @param deadline for a request with all its attempts
/// @param attemptsMax attempts of a request that fails for a passing reason
public record S3Settings(
    @Nullable URI endpoint,
    @Nullable String region,
    boolean pathStyle,
    @Nullable Supplier<S3Credentials> credentials,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration deadline,
    int attemptsMax) {
  /// The region of a store that has none.
  public static final String REGION_DEFAULT = "us-east-1";

  public static final Duration CONNECT_TIMEOUT_DEFAULT = Duration.ofSeconds(5);
  public static final Duration REQUEST_TIMEOUT_DEFAULT = Duration.ofSeconds(60);
  public static final Duration DEADLINE_DEFAULT = Duration.ofSeconds(180);
  public static final int ATTEMPTS_MAX_DEFAULT = 5;

  /// AWS itself, with what the SDK finds.
  public static S3Settings defaults() {
    return new S3Settings(
        null,
        null,
        false,
        null,
        CONNECT_TIMEOUT_DEFAULT,
        REQUEST_TIMEOUT_DEFAULT,
        DEADLINE_DEFAULT,
        ATTEMPTS_MAX_DEFAULT);
  }

  /// A store at an address, with a fixed key pair, path style.
  public static S3Settings at(URI endpoint, String accessKeyId, String secretAccessKey) {
    return defaults()
        .withEndpoint(endpoint)
        .withCredentials(new S3Credentials(accessKeyId, secretAccessKey, null));
  }

  /// What the standard variables say: `AWS_ENDPOINT_URL_S3` before `AWS_ENDPOINT_URL`, `AWS_REGION` before
  /// `AWS_DEFAULT_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`.
  public static S3Settings fromEnvironment(Map<String, String> environment) {
    S3Settings settings = defaults();
    String endpoint = first(environment, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
    if (endpoint != null) {
      settings = settings.withEndpoint(address(endpoint));
    }
    String region = first(environment, "AWS_REGION", "AWS_DEFAULT_REGION");
    if (region != null) {
      settings = settings.withRegion(region);
    }
    String key = first(environment, "AWS_ACCESS_KEY_ID");
    String secret = first(environment, "AWS_SECRET_ACCESS_KEY");
    if (key != null && secret != null) {
      String token = first(environment, "AWS_SESSION_TOKEN");
      settings = settings.withCredentials(new S3Credentials(key, secret, token));
    }
    return settings;
  }

  /// These settings for a store at an address, path style.
  public S3Settings withEndpoint(URI address) {
    return new S3Settings(
        address, region, true, credentials, connectTimeout, requestTimeout, deadline, attemptsMax);
  }

  /// These settings with a region.
  public S3Settings withRegion(String name) {
    return new S3Settings(
        endpoint,
        name,
        pathStyle,
        credentials,
        connectTimeout,
        requestTimeout,
        deadline,
        attemptsMax);
  }

  /// These settings with buckets in the path or in the host name.
  public S3Settings withPathStyle(boolean inPath) {
    return new S3Settings(
        endpoint,
        region,
        inPath,
        credentials,
        connectTimeout,
        requestTimeout,
        deadline,
        attemptsMax);
  }

  /// These settings with a fixed key pair.
  public S3Settings withCredentials(S3Credentials fixed) {
    return withCredentials(() -> fixed);
  }

  /// These settings with credentials that are asked for before every request.
  public S3Settings withCredentials(Supplier<S3Credentials> current) {
    return new S3Settings(
        endpoint,
        region,
        pathStyle,
        current,
        connectTimeout,
        requestTimeout,
        deadline,
        attemptsMax);
  }

  /// These settings with other limits of patience.
  public S3Settings withPatience(Duration connect, Duration request, Duration whole, int attempts) {
    return new S3Settings(
        endpoint, region, pathStyle, credentials, connect, request, whole, attempts);
  }

  @Override
  public String toString() {
    return "S3Settings[endpoint="
        + endpoint
        + ", region="
        + region
        + ", pathStyle="
        + pathStyle
        + ", credentials="
        + (credentials == null ? "default chain" : "redacted")
        + "]";
  }

  private static URI address(String text) {
    try {
      URI address = new URI(text);
      if (address.getScheme() != null && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw notAnAddress(text).with("reason", e.getReason());
    }
    throw notAnAddress(text);
  }

  private static LakebirdException notAnAddress(String text) {
    return new LakebirdException(
            ErrorCode.INVALID_ARGUMENT,
            "The endpoint of the object store is not an address such as http://127.0.0.1:9000")
        .with("endpoint", text);
  }

  private static @Nullable String first(Map<String, String> environment, String... names) {
    for (String name : names) {
      String value = environment.get(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }
}
