package dev.lakebird.miniodev;

import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/// An S3 server inside this process, on loopback, path style. Its conditional writes are not atomic: of
/// writers at the very same moment more than one may succeed.
public final class S3DevServer implements AutoCloseable {
  /// The region that clients sign for.
  public static final String REGION = "us-east-1";

  private static final String HOST = "127.0.0.1";
  private static final long STOP_TIMEOUT_MILLIS = 1_000;

  private final S3DevOptions options;
  private final S3Proxy proxy;

  private S3DevServer(S3DevOptions options, S3Proxy proxy) {
    this.options = options;
    this.proxy = proxy;
  }

  /// Starts a server in memory, on a free port, with a random key.
  public static S3DevServer start() {
    return start(S3DevOptions.inMemory());
  }

  /// Starts a server; [UncheckedIOException] when the port is taken or the folder cannot be made.
  public static S3DevServer start(S3DevOptions options) {
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(blobStore(options))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4, options.accessKey(), options.secretKey())
            .endpoint(URI.create("http://" + HOST + ":" + options.port()))
            .ignoreUnknownHeaders(true)
            .metricsEnabled(false)
            .stopTimeout(STOP_TIMEOUT_MILLIS)
            .build();
    try {
      proxy.start();
    } catch (IOException e) {
      throw new UncheckedIOException("The S3 server cannot listen on port " + options.port(), e);
    } catch (Exception e) {
      throw new IllegalStateException("The S3 server did not start", e);
    }
    return new S3DevServer(options, proxy);
  }

  /// The address, `http://127.0.0.1:port`.
  public URI endpoint() {
    return URI.create("http://" + HOST + ":" + proxy.getPort());
  }

  public String accessKey() {
    return options.accessKey();
  }

  public String secretKey() {
    return options.secretKey();
  }

  /// Makes a bucket unless it is there, through the MinIO client.
  public void createBucket(String name) {
    try (MinioClient client =
        MinioClient.builder()
            .endpoint(endpoint().toString())
            .region(REGION)
            .credentials(accessKey(), secretKey())
            .build()) {
      if (!client.bucketExists(BucketExistsArgs.builder().bucket(name).build())) {
        client.makeBucket(MakeBucketArgs.builder().bucket(name).build());
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("The bucket name " + name + " breaks the rules of S3", e);
    } catch (MinioException e) {
      throw new IllegalStateException("The bucket " + name + " could not be made", e);
    } catch (Exception e) {
      throw new IllegalStateException("The MinIO client could not be closed", e);
    }
  }

  /// Stops the server; data in memory is gone.
  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The S3 server did not stop", e);
    }
  }

  private static BlobStore blobStore(S3DevOptions options) {
    Path data = options.data();
    if (data == null) {
      return new TransientNio2BlobStore();
    }
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new UncheckedIOException("The data folder cannot be made: " + data, e);
    }
    return new FilesystemNio2BlobStore(data.toAbsolutePath().toString());
  }
}
