package dev.lakebird.storage.s3;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.ByteStore;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/// One S3-compatible object store. Connects when first asked.
public final class S3Store implements ByteStore {
  /// What the protocol allows in one request.
  private static final int DELETE_KEYS_MAX = 1000;

  private final S3Connection connection;

  public S3Store(S3Settings settings) {
    this.connection = new S3Connection(settings);
  }

  /// The spelling with `s3://`, whatever alias the location came with.
  public static String canonicalLocation(String location) {
    return S3Location.parse(location).canonical();
  }

  /// Throws `INVALID_ARGUMENT` unless the bucket name is complete within the prefix.
  public static void checkPrefix(String prefix) {
    if (prefix.indexOf('/', prefix.indexOf("://") + 3) < 0) {
      throw new LakebirdException(
              ErrorCode.INVALID_ARGUMENT, "A bucket name cannot hold a wildcard")
          .with("file", prefix + "*");
    }
  }

  @Override
  public String canonical(String location) {
    return canonicalLocation(location);
  }

  @Override
  public RandomAccessBytes open(String location, OptionalLong knownLength) {
    if (knownLength.isPresent()) {
      return new S3Bytes(location, connection, knownLength.getAsLong());
    }
    return new S3Bytes(location, connection, ObjectTail.fetch(location, connection));
  }

  @Override
  public Optional<StoredFile> find(String location) {
    return head(location)
        .map(head -> stored(location, head.contentLength(), head.eTag(), head.lastModified()));
  }

  @Override
  public ByteWriter create(String location, WriteMode mode) {
    return new S3Writer(location, mode, connection);
  }

  @Override
  public Iterable<StoredFile> list(String prefix) {
    return () -> new S3Listing(prefix, connection);
  }

  @Override
  public void delete(Collection<String> locations) {
    var keysByBucket = new HashMap<String, List<String>>();
    for (String location : locations) {
      S3Location object = S3Location.parseObject(location);
      keysByBucket.computeIfAbsent(object.bucket(), b -> new ArrayList<>()).add(object.key());
    }
    keysByBucket.forEach(this::deleteKeys);
  }

  @Override
  public void close() {
    connection.close();
  }

  static StoredFile stored(String location, long length, String entityTag, Instant modifiedAt) {
    return new StoredFile(
        location, new FileIdentity(canonicalLocation(location), length, entityTag), modifiedAt);
  }

  private Optional<HeadObjectResponse> head(String location) {
    S3Location object = S3Location.parseObject(location);
    return connection.send(
        location,
        s3 -> Optional.of(s3.headObject(r -> r.bucket(object.bucket()).key(object.key()))),
        failure -> {
          if (S3Faults.isStatus(failure, 404)) {
            connection.checkBucket(location);
            return Optional.empty();
          }
          throw connection.faults().map(failure, location);
        });
  }

  private void deleteKeys(String bucket, List<String> keys) {
    String location = "s3://" + bucket + "/" + keys.getFirst();
    if (keys.size() == 1) {
      deleteKey(bucket, keys.getFirst(), location);
      return;
    }
    for (int from = 0; from < keys.size(); from += DELETE_KEYS_MAX) {
      var identifiers =
          keys.subList(from, Math.min(keys.size(), from + DELETE_KEYS_MAX)).stream()
              .map(key -> ObjectIdentifier.builder().key(key).build())
              .toList();
      var answer =
          connection.send(
              location,
              s3 ->
                  s3.deleteObjects(
                      r -> r.bucket(bucket).delete(d -> d.objects(identifiers).quiet(true))));
      for (var error : answer.errors()) {
        // One by one, so that the failure is told as that of the key concerned.
        deleteKey(bucket, error.key(), "s3://" + bucket + "/" + error.key());
      }
    }
  }

  private void deleteKey(String bucket, String key, String location) {
    connection.send(
        location,
        s3 -> Optional.of(s3.deleteObject(r -> r.bucket(bucket).key(key))),
        failure -> {
          boolean gone =
              S3Faults.isStatus(failure, 404) && !S3Faults.isCode(failure, "NoSuchBucket");
          if (gone) {
            return Optional.empty();
          }
          throw connection.faults().map(failure, location);
        });
  }
}
