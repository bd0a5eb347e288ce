package dev.lakebird.storage.s3;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.WriteMode;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// Writes one object: by a single request when it fits into a part, else as a multipart upload. A
/// condition (`If-None-Match: *`) refuses an existing object; each object bears the id of its writer in its
/// metadata, so that a request whose answer was lost is told from another writer's success.
final class S3Writer implements ByteWriter {
  /// The size of a part, and the largest object that goes up in one request.
  static final long PART_BYTES = 8 << 20;

  static final String WRITER_ID = "lakebird-writer";

  private static final int PRECONDITION_FAILED = 412;
  private static final int CONDITIONAL_CONFLICT = 409;
  private static final int NOT_IMPLEMENTED = 501;

  private final String location;
  private final S3Location object;
  private final WriteMode mode;
  private final S3Connection connection;
  private final String writerId = UUID.randomUUID().toString();
  private PartBuffer buffer = new PartBuffer(PART_BYTES);
  private @Nullable MultipartUpload upload;
  private long position;
  private boolean committed;
  private boolean closed;

  S3Writer(String location, WriteMode mode, S3Connection connection) {
    this.location = location;
    this.object = S3Location.parseObject(location);
    this.mode = mode;
    this.connection = connection;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    write(MemorySegment.ofArray(bytes).asSlice(offset, length));
  }

  @Override
  public void write(MemorySegment bytes) {
    long done = 0;
    while (done < bytes.byteSize()) {
      if (buffer.room() == 0) {
        uploadPart();
      }
      long count = Math.min(buffer.room(), bytes.byteSize() - done);
      buffer.append(bytes.asSlice(done, count));
      done += count;
    }
    position += bytes.byteSize();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public FileIdentity commit() {
    if (committed || closed) {
      throw LakebirdException.internal("The writer is committed or closed");
    }
    String tag;
    if (upload == null) {
      tag = put();
    } else {
      uploadPart();
      tag = complete(upload);
    }
    committed = true;
    return new FileIdentity(object.canonical(), position, tag);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (upload != null) {
      upload.close(!committed);
    }
    buffer.close();
  }

  private void uploadPart() {
    MultipartUpload parts = upload;
    if (parts == null) {
      parts = MultipartUpload.start(location, object, Map.of(WRITER_ID, writerId), connection);
      upload = parts;
    }
    PartBuffer full = buffer;
    buffer = new PartBuffer(PART_BYTES);
    parts.send(full);
  }

  private String put() {
    return attempt(condition -> putOnce(condition));
  }

  private String putOnce(boolean conditional) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(object.bucket())
            .key(object.key())
            .contentLength(buffer.used())
            .metadata(Map.of(WRITER_ID, writerId))
            .ifNoneMatch(conditional ? "*" : null)
            .build();
    return connection.send(
        location, s3 -> s3.putObject(request, buffer.body()).eTag(), Refused::rethrow);
  }

  private String complete(MultipartUpload parts) {
    return attempt(parts::complete);
  }

  private String attempt(Request request) {
    boolean conditional = mode == WriteMode.IF_ABSENT;
    try {
      return request.send(conditional);
    } catch (Refused refused) {
      RuntimeException failure = refused.failure();
      boolean exists = conditional && S3Faults.isStatus(failure, PRECONDITION_FAILED);
      boolean answerLost = S3Faults.isCode(failure, "NoSuchUpload");
      if (exists || answerLost) {
        String own = ownEntityTag();
        if (own != null) {
          return own;
        }
      }
      if (exists) {
        throw connection.faults().alreadyExists(location);
      }
      if (conditional && S3Faults.isStatus(failure, CONDITIONAL_CONFLICT)) {
        throw new LakebirdException(
                ErrorCode.CONFLICT, "Another writer creates the same file", failure)
            .with("file", location);
      }
      if (conditional && S3Faults.isStatus(failure, NOT_IMPLEMENTED)) {
        return withoutCondition(request);
      }
      throw connection.faults().map(failure, location);
    }
  }

  /// For a store without conditional writes: looks first, which two writers at once may pass.
  private String withoutCondition(Request request) {
    if (existing() != null) {
      throw connection.faults().alreadyExists(location);
    }
    try {
      return request.send(false);
    } catch (Refused refused) {
      throw connection.faults().map(refused.failure(), location);
    }
  }

  private @Nullable String ownEntityTag() {
    Existing found = existing();
    return found != null && writerId.equals(found.writerId()) ? found.entityTag() : null;
  }

  private @Nullable Existing existing() {
    return connection.<@Nullable Existing>send(
        location,
        s3 -> {
          var head = s3.headObject(r -> r.bucket(object.bucket()).key(object.key()));
          return new Existing(head.metadata().get(WRITER_ID), head.eTag());
        },
        failure -> {
          if (S3Faults.isStatus(failure, 404)) {
            return null;
          }
          throw connection.faults().map(failure, location);
        });
  }

  private record Existing(@Nullable String writerId, String entityTag) {}

  /// Sends the request that makes the object visible, and gives back its entity tag.
  @FunctionalInterface
  private interface Request {
    String send(boolean conditional);
  }
}
