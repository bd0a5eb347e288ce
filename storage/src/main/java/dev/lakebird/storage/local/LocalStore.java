package dev.lakebird.storage.local;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.ByteStore;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.Ranges;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The local file system. Locations are plain paths or `file:` URIs; both name the same file.
public final class LocalStore implements ByteStore {
  private final boolean sync;
  private final boolean mayMap;

  /// @param sync whether a committed file survives a power failure; off only for what may be lost
  /// @param mayMap whether [RandomAccessBytes#map] maps files
  public LocalStore(boolean sync, boolean mayMap) {
    this.sync = sync;
    this.mayMap = mayMap;
  }

  @Override
  public String canonical(String location) {
    return LocalPaths.parse(location).toString();
  }

  @Override
  public RandomAccessBytes open(String location, OptionalLong knownLength) {
    Path path = LocalPaths.parse(location);
    try {
      var identity = identify(path);
      var channel = FileChannel.open(path, StandardOpenOption.READ);
      if (knownLength.isPresent() && knownLength.getAsLong() != identity.length()) {
        channel.close();
        throw Ranges.wrongLength(location, identity.length(), knownLength.getAsLong());
      }
      return new LocalBytes(location, path, identity, channel, mayMap);
    } catch (IOException e) {
      throw LocalFaults.map(e, location);
    }
  }

  @Override
  public Optional<StoredFile> find(String location) {
    Path path = LocalPaths.parse(location);
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        return Optional.empty();
      }
      return Optional.of(describe(location, path, attributes));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LakebirdException mapped = LocalFaults.map(e, location);
      if (mapped.code() == ErrorCode.NOT_FOUND) {
        return Optional.empty();
      }
      throw mapped;
    }
  }

  @Override
  public ByteWriter create(String location, WriteMode mode) {
    return LocalWriter.open(location, LocalPaths.parse(location), mode, sync);
  }

  @Override
  public Iterable<StoredFile> list(String prefix) {
    return LocalListing.list(prefix);
  }

  @Override
  public void delete(Collection<String> locations) {
    for (String location : locations) {
      Path path = LocalPaths.parse(location);
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw LocalFaults.map(e, location);
      }
    }
  }

  @Override
  public void deleteFolder(String folder) {
    Path path = LocalPaths.parse(folder);
    if (!Files.isDirectory(path)) {
      return;
    }
    try {
      LocalFolders.delete(path);
    } catch (IOException e) {
      throw LocalFaults.map(e, folder);
    }
  }

  @Override
  public void close() {}

  static FileIdentity identify(Path path) throws IOException {
    return identity(path, Files.readAttributes(path, BasicFileAttributes.class));
  }

  static StoredFile describe(String location, Path path, BasicFileAttributes attributes) {
    return new StoredFile(
        location, identity(path, attributes), attributes.lastModifiedTime().toInstant());
  }

  static Path parent(Path path, String location) {
    @Nullable Path folder = path.getParent();
    if (folder == null) {
      throw new LakebirdException(ErrorCode.INVALID_ARGUMENT, "The path is a folder")
          .with("file", location);
    }
    return folder;
  }

  private static FileIdentity identity(Path path, BasicFileAttributes attributes) {
    String version =
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "/" + attributes.fileKey();
    return new FileIdentity(path.toString(), attributes.size(), version);
  }
}
