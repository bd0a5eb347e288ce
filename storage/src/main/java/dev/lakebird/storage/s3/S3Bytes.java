package dev.lakebird.storage.s3;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.MergedRange;
import dev.lakebird.storage.bytes.OpenCalls;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.RangeRead;
import dev.lakebird.storage.bytes.Ranges;
import dev.lakebird.storage.bytes.ReadCounters;
import dev.lakebird.storage.bytes.ReadMeter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// Range requests of one object, body bytes scattered straight into the caller's memory. Every request
/// after the first is conditional on the entity tag that the first one showed, so that no two contents
/// are mixed. A body that breaks off is asked for again as a whole, by the SDK's retries.
final class S3Bytes implements RandomAccessBytes {
  /// Reads that lie at most so far apart travel in one request: a request costs about as much as this
  /// many bytes.
  static final long MERGE_GAP_BYTES_MAX = 512 << 10;

  /// The longest request; longer reads are cut and travel in parallel.
  static final long REQUEST_BYTES_MAX = 8 << 20;

  private static final int COPY_BYTES = 64 << 10;
  private static final int PRECONDITION_FAILED = 412;

  private final String location;
  private final S3Location object;
  private final S3Connection connection;
  private final long length;
  private final OpenCalls calls = new OpenCalls();
  private final ReadMeter meter = new ReadMeter();
  private final @Nullable ObjectTail tail;
  private volatile @Nullable String entityTag;

  /// An object whose end was fetched.
  S3Bytes(String location, S3Connection connection, ObjectTail tail) {
    this.location = location;
    this.object = S3Location.parseObject(location);
    this.connection = connection;
    this.length = tail.length();
    this.tail = tail;
    this.entityTag = tail.entityTag();
    meter.fetched(tail.bytes().length);
  }

  /// An object of which only the length is known.
  S3Bytes(String location, S3Connection connection, long length) {
    this.location = location;
    this.object = S3Location.parseObject(location);
    this.connection = connection;
    this.length = length;
    this.tail = null;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public FileIdentity identity() {
    return knownIdentity()
        .orElseGet(
            () -> {
              var head =
                  connection.send(
                      location,
                      s3 -> s3.headObject(r -> r.bucket(object.bucket()).key(object.key())));
              learn(head.eTag(), head.contentLength());
              return new FileIdentity(object.canonical(), length, head.eTag());
            });
  }

  @Override
  public Optional<FileIdentity> knownIdentity() {
    String tag = entityTag;
    return tag == null
        ? Optional.empty()
        : Optional.of(new FileIdentity(object.canonical(), length, tag));
  }

  @Override
  public void readRanges(List<RangeRead> reads) {
    List<MergedRange> requests = plan(reads);
    calls.run(() -> fetchAll(requests));
  }

  @Override
  public CompletableFuture<Void> startReads(List<RangeRead> reads) {
    List<MergedRange> requests = plan(reads);
    return calls.start("lakebird-s3-reads", () -> fetchAll(requests)).done();
  }

  @Override
  public ReadCounters counters() {
    return meter.counters();
  }

  @Override
  public void close() {
    calls.close();
  }

  /// The requests that these reads need; those within the tail are filled at once.
  private List<MergedRange> plan(List<RangeRead> reads) {
    Ranges.check(location, length, reads);
    meter.asked(reads);
    var missing = new ArrayList<RangeRead>(reads);
    ObjectTail end = tail;
    if (end != null) {
      calls.run(() -> missing.removeIf(end::fill));
    }
    return MergedRange.plan(missing, MERGE_GAP_BYTES_MAX, REQUEST_BYTES_MAX);
  }

  private void fetchAll(List<MergedRange> requests) {
    if (Thread.currentThread().isInterrupted()) {
      throw cancelled();
    }
    if (requests.size() == 1) {
      fetch(requests.getFirst());
      return;
    }
    var started = new ArrayList<OpenCalls.Started>(requests.size());
    for (MergedRange request : requests) {
      started.add(calls.start("lakebird-s3-read", () -> fetch(request)));
    }
    awaitAll(started);
  }

  /// Returns when none of them runs any more; the first failure, or an interrupt, ends the others early.
  private void awaitAll(List<OpenCalls.Started> started) {
    @Nullable RuntimeException failure = null;
    boolean interrupted = false;
    for (int i = 0; i < started.size(); ) {
      try {
        started.get(i).done().get();
        i++;
      } catch (InterruptedException e) {
        interrupted = true;
        failure = failure == null ? cancelled() : failure;
        started.forEach(call -> call.thread().interrupt());
      } catch (ExecutionException e) {
        i++;
        if (failure == null) {
          failure = asRuntime(e);
          started.forEach(call -> call.thread().interrupt());
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void fetch(MergedRange range) {
    String tag = entityTag;
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(object.bucket())
            .key(object.key())
            .range("bytes=" + range.offset() + "-" + (range.end() - 1))
            .ifMatch(tag)
            .build();
    connection.<@Nullable Object>send(
        location,
        s3 -> s3.getObject(request, (response, body) -> receive(range, response, body)),
        failure -> {
          if (S3Faults.isStatus(failure, PRECONDITION_FAILED)) {
            throw connection.faults().changed(location);
          }
          throw connection.faults().map(failure, location);
        });
  }

  private @Nullable Object receive(
      MergedRange range, GetObjectResponse response, AbortableInputStream body) {
    boolean complete = false;
    try {
      learn(response.eTag(), wholeLength(response));
      if (response.contentLength() != range.length()) {
        throw Ranges.pastEnd(location, wholeLength(response), range.offset(), range.length());
      }
      scatter(range, body);
      complete = true;
    } catch (IOException e) {
      throw RetryableException.builder().message("The body broke off").cause(e).build();
    } finally {
      if (!complete) {
        body.abort();
      }
    }
    meter.fetched(range.length());
    return null;
  }

  private void scatter(MergedRange range, InputStream body) throws IOException {
    byte[] copy = new byte[(int) Math.min(COPY_BYTES, range.length())];
    long position = range.offset();
    for (RangeRead part : range.parts()) {
      body.skipNBytes(part.offset() - position);
      long done = 0;
      while (done < part.length()) {
        if (calls.isClosed()) {
          throw cancelled();
        }
        int count = body.read(copy, 0, (int) Math.min(copy.length, part.length() - done));
        if (count < 0) {
          throw new EOFException();
        }
        MemorySegment.copy(MemorySegment.ofArray(copy), 0, part.target(), done, count);
        done += count;
      }
      position = part.end();
    }
  }

  private void learn(String tag, long storedLength) {
    String known = entityTag;
    if (known == null) {
      entityTag = tag;
    } else if (!known.equals(tag)) {
      throw connection.faults().changed(location);
    }
    if (storedLength != length) {
      throw Ranges.wrongLength(location, storedLength, length);
    }
  }

  /// The length of the whole object: what stands behind the slash of `bytes 0-9/100`.
  static long wholeLength(GetObjectResponse response) {
    String range = response.contentRange();
    if (range == null) {
      return response.contentLength();
    }
    return Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
  }

  private LakebirdException cancelled() {
    return new LakebirdException(ErrorCode.CANCELLED, "The job was cancelled")
        .with("file", location);
  }

  private RuntimeException asRuntime(ExecutionException failure) {
    return failure.getCause() instanceof RuntimeException inner
        ? inner
        : connection.faults().map(new IllegalStateException(failure.getCause()), location);
  }
}
