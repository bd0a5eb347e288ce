package dev.lakebird.storage.s3;

import dev.lakebird.storage.bytes.StoredFile;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The objects whose keys begin with a prefix, a page at a time. Empty objects that stand for folders
/// (their keys end in `/`) are left out.
final class S3Listing implements Iterator<StoredFile> {
  private final String prefix;
  private final S3Location start;
  private final S3Connection connection;
  private @Nullable Iterator<S3Object> page;
  private @Nullable String continuation;
  private boolean last;
  private @Nullable StoredFile next;

  S3Listing(String prefix, S3Connection connection) {
    this.prefix = prefix;
    this.start = S3Location.parse(prefix);
    this.connection = connection;
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      Iterator<S3Object> objects = page;
      if (objects != null && objects.hasNext()) {
        next = describe(objects.next());
      } else if (last) {
        return false;
      } else {
        fetchPage();
      }
    }
    return true;
  }

  @Override
  public StoredFile next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    StoredFile file = next;
    next = null;
    return file;
  }

  private void fetchPage() {
    ListObjectsV2Response answer =
        connection.send(
            prefix,
            s3 ->
                s3.listObjectsV2(
                    r ->
                        r.bucket(start.bucket())
                            .prefix(start.key())
                            .continuationToken(continuation)));
    page = answer.contents().iterator();
    continuation = answer.nextContinuationToken();
    last = !Boolean.TRUE.equals(answer.isTruncated());
  }

  private @Nullable StoredFile describe(S3Object object) {
    if (object.key().endsWith("/")) {
      return null;
    }
    return S3Store.stored(
        start.sibling(object.key()), object.size(), object.eTag(), object.lastModified());
  }
}
