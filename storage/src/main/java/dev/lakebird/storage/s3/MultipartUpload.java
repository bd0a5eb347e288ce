package dev.lakebird.storage.s3;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// A multipart upload under way: parts travel on virtual threads, a fixed number at once, each freeing
/// its buffer when it has arrived. Belongs to one thread.
final class MultipartUpload {
  /// Parts under way at once; with the one being filled this bounds the memory of a writer.
  static final int PARTS_UNDER_WAY_MAX = 3;

  /// The protocol's limit.
  static final int PARTS_MAX = 10_000;

  private record Sent(Thread thread, CompletableFuture<CompletedPart> part) {}

  private final String location;
  private final S3Location object;
  private final String uploadId;
  private final S3Connection connection;
  private final List<CompletedPart> arrived = new ArrayList<>();
  private final ArrayDeque<Sent> underWay = new ArrayDeque<>();
  private int partCount;

  private MultipartUpload(
      String location, S3Location object, String uploadId, S3Connection connection) {
    this.location = location;
    this.object = object;
    this.uploadId = uploadId;
    this.connection = connection;
  }

  static MultipartUpload start(
      String location, S3Location object, Map<String, String> metadata, S3Connection connection) {
    String uploadId =
        connection.send(
            location,
            s3 ->
                s3.createMultipartUpload(
                        r -> r.bucket(object.bucket()).key(object.key()).metadata(metadata))
                    .uploadId());
    return new MultipartUpload(location, object, uploadId, connection);
  }

  /// Sends a part and closes its buffer when done; waits while too many are under way.
  void send(PartBuffer buffer) {
    if (partCount == PARTS_MAX) {
      buffer.close();
      throw new LakebirdException(
              ErrorCode.LIMIT_EXCEEDED, "The file has more parts than an upload may have")
          .with("file", location)
          .with("partsMax", PARTS_MAX);
    }
    try {
      while (underWay.size() >= PARTS_UNDER_WAY_MAX) {
        awaitOldest();
      }
    } catch (RuntimeException e) {
      buffer.close();
      throw e;
    }
    int number = ++partCount;
    var part = new CompletableFuture<CompletedPart>();
    Thread thread =
        Thread.ofVirtual()
            .name("lakebird-s3-part")
            .start(
                () -> {
                  try (buffer) {
                    part.complete(upload(number, buffer));
                  } catch (Throwable failure) {
                    part.completeExceptionally(failure);
                  }
                });
    underWay.add(new Sent(thread, part));
  }

  /// Waits for all parts and makes the object visible; gives back its entity tag. A refusal by the store
  /// comes out as [Refused].
  String complete(boolean conditional) {
    while (!underWay.isEmpty()) {
      awaitOldest();
    }
    return connection.send(
        location,
        s3 ->
            s3.completeMultipartUpload(
                    r ->
                        r.bucket(object.bucket())
                            .key(object.key())
                            .uploadId(uploadId)
                            .ifNoneMatch(conditional ? "*" : null)
                            .multipartUpload(m -> m.parts(arrived)))
                .eTag(),
        Refused::rethrow);
  }

  /// Ends what is under way and, if asked to, has the store forget the parts.
  void close(boolean abort) {
    underWay.forEach(sent -> sent.thread().interrupt());
    boolean interrupted = false;
    while (!underWay.isEmpty()) {
      try {
        underWay.getFirst().thread().join();
        underWay.removeFirst();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (abort) {
      abort();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void abort() {
    connection.send(
        location,
        s3 -> {
          s3.abortMultipartUpload(
              r -> r.bucket(object.bucket()).key(object.key()).uploadId(uploadId));
          return true;
        },
        // The parts stay until the store's own rule for abandoned uploads removes them; the failure
        // that led here is the one to tell.
        failure -> false);
  }

  private CompletedPart upload(int number, PartBuffer buffer) {
    String tag =
        connection.send(
            location,
            s3 ->
                s3.uploadPart(
                        r ->
                            r.bucket(object.bucket())
                                .key(object.key())
                                .uploadId(uploadId)
                                .partNumber(number)
                                .contentLength(buffer.used()),
                        buffer.body())
                    .eTag());
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  private void awaitOldest() {
    Sent oldest = underWay.getFirst();
    try {
      arrived.add(oldest.part().get());
      underWay.removeFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw connection.faults().map(new IllegalStateException(e), location);
    } catch (ExecutionException e) {
      underWay.removeFirst();
      if (e.getCause() instanceof LakebirdException failure) {
        throw failure;
      }
      throw connection.faults().map(new IllegalStateException(e.getCause()), location);
    }
  }
}
