package dev.lakebird.storage.s3;

import dev.lakebird.storage.bytes.RangeRead;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// The end of an object, fetched when it is opened: the one request that also tells its length and its
/// entity tag. It is all of a small file, and the footer of a Parquet file.
///
/// @param length the length of the whole object
/// @param entityTag its version
/// @param bytes its last bytes, as far as they were fetched
record ObjectTail(long length, String entityTag, byte[] bytes) {
  /// How much of the end is fetched.
  static final int BYTES_MAX = 64 << 10;

  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int NOT_IMPLEMENTED = 501;

  /// Fetches the end of an object; `NOT_FOUND` when there is none.
  static ObjectTail fetch(String location, S3Connection connection) {
    S3Location object = S3Location.parseObject(location);
    ObjectTail tail =
        connection.<@Nullable ObjectTail>send(
            location,
            s3 ->
                s3.getObject(
                    r -> r.bucket(object.bucket()).key(object.key()).range("bytes=-" + BYTES_MAX),
                    ObjectTail::receive),
            failure -> {
              // An empty object has no last bytes, and some stores know no ranges from the end.
              if (S3Faults.isStatus(failure, RANGE_NOT_SATISFIABLE)
                  || S3Faults.isStatus(failure, NOT_IMPLEMENTED)) {
                return null;
              }
              throw connection.faults().map(failure, location);
            });
    return tail == null ? withoutBytes(location, object, connection) : tail;
  }

  /// Fills the target of a read that lies within the tail.
  boolean fill(RangeRead read) {
    long start = length - bytes.length;
    if (read.offset() < start) {
      return false;
    }
    MemorySegment.copy(
        MemorySegment.ofArray(bytes), read.offset() - start, read.target(), 0, read.length());
    return true;
  }

  private static ObjectTail withoutBytes(
      String location, S3Location object, S3Connection connection) {
    var head =
        connection.send(
            location, s3 -> s3.headObject(r -> r.bucket(object.bucket()).key(object.key())));
    return new ObjectTail(head.contentLength(), head.eTag(), new byte[0]);
  }

  private static ObjectTail receive(GetObjectResponse response, AbortableInputStream body) {
    long whole = S3Bytes.wholeLength(response);
    if (response.contentLength() > BYTES_MAX) {
      // The store ignores ranges and sends everything.
      body.abort();
      return new ObjectTail(whole, response.eTag(), new byte[0]);
    }
    try {
      byte[] bytes = body.readNBytes((int) Math.min(BYTES_MAX, response.contentLength()));
      if (bytes.length < response.contentLength()) {
        throw new IOException("The body broke off");
      }
      return new ObjectTail(whole, response.eTag(), bytes);
    } catch (IOException e) {
      throw RetryableException.builder().message("The body broke off").cause(e).build();
    }
  }
}
