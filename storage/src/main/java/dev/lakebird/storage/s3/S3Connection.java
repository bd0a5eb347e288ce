package dev.lakebird.storage.s3;

import dev.lakebird.foundation.LakebirdException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/// One client of one store, made when first needed, with a bound on requests under way and the one
/// passage through which every failure leaves.
final class S3Connection implements AutoCloseable {
  /// Requests under way at once.
  static final int PARALLEL_REQUESTS_MAX = 64;

  private final S3Settings settings;
  private final S3Faults faults;
  private final Semaphore requests = new Semaphore(PARALLEL_REQUESTS_MAX);
  private final Set<String> knownBuckets = ConcurrentHashMap.newKeySet();
  private final Object creating = new Object();
  private volatile @Nullable S3Client client;
  private boolean closed;

  S3Connection(S3Settings settings) {
    this.settings = settings;
    this.faults =
        new S3Faults(settings.endpoint() == null ? "AWS" : settings.endpoint().toString());
  }

  S3Faults faults() {
    return faults;
  }

  /// Sends a request about `location`; its failure comes out mapped.
  <T> T send(String location, Function<S3Client, T> request) {
    return send(
        location,
        request,
        failure -> {
          throw faults.map(failure, location);
        });
  }

  /// Sends a request, with the answers to a failure that the caller knows better about.
  <T> T send(
      String location, Function<S3Client, T> request, Function<RuntimeException, T> onFailure) {
    T answer;
    try {
      answer = sendOnce(location, request);
    } catch (RuntimeException failure) {
      return onFailure.apply(failure);
    }
    knownBuckets.add(S3Location.parse(location).bucket());
    return answer;
  }

  /// Throws `BUCKET_NOT_FOUND` when it is the bucket that is missing: answers to HEAD do not tell.
  void checkBucket(String location) {
    String bucket = S3Location.parse(location).bucket();
    if (knownBuckets.contains(bucket)) {
      return;
    }
    send(
        location,
        s3 -> s3.headBucket(request -> request.bucket(bucket)),
        failure -> {
          if (S3Faults.isStatus(failure, 404)) {
            throw faults.bucketNotFound(location, failure);
          }
          throw faults.map(failure, location);
        });
  }

  @Override
  public void close() {
    synchronized (creating) {
      closed = true;
      if (client != null) {
        client.close();
      }
    }
  }

  private <T> T sendOnce(String location, Function<S3Client, T> request) {
    acquire(location);
    try {
      return request.apply(client());
    } finally {
      requests.release();
    }
  }

  private void acquire(String location) {
    try {
      if (!requests.tryAcquire(settings.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
        throw faults.busy(location);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw faults.map(new IllegalStateException(e), location);
    }
  }

  private S3Client client() {
    S3Client existing = client;
    if (existing != null) {
      return existing;
    }
    synchronized (creating) {
      if (closed) {
        throw LakebirdException.internal("The storage is closed");
      }
      S3Client made = client;
      if (made == null) {
        made = build();
        client = made;
      }
      return made;
    }
  }

  private S3Client build() {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(PARALLEL_REQUESTS_MAX)
                    .connectionTimeout(settings.connectTimeout())
                    .socketTimeout(settings.requestTimeout()))
            // Checksums of the SDK's own travel in trailers that many other stores do not know.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .forcePathStyle(settings.pathStyle())
            .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
            .overrideConfiguration(
                override ->
                    override
                        .apiCallTimeout(settings.deadline())
                        .apiCallAttemptTimeout(settings.requestTimeout())
                        .retryStrategy(retry -> retry.maxAttempts(settings.attemptsMax())));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    } else {
      builder.crossRegionAccessEnabled(true);
    }
    if (settings.region() != null) {
      builder.region(Region.of(settings.region()));
    } else if (settings.endpoint() != null) {
      builder.region(Region.of(S3Settings.REGION_DEFAULT));
    }
    Supplier<S3Credentials> credentials = settings.credentials();
    if (credentials != null) {
      AwsCredentialsProvider provider = () -> translated(credentials.get());
      builder.credentialsProvider(provider);
    }
    try {
      return builder.build();
    } catch (SdkClientException e) {
      if (!String.valueOf(e.getMessage()).contains("region")) {
        throw e;
      }
      return builder.region(Region.of(S3Settings.REGION_DEFAULT)).build();
    }
  }

  private static AwsCredentials translated(S3Credentials credentials) {
    return credentials.sessionToken() == null
        ? AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey())
        : AwsSessionCredentials.create(
            credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }
}
