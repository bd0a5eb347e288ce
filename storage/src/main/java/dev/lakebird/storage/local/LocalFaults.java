package dev.lakebird.storage.local;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// The one place where failures of the file system become ours.
final class LocalFaults {
  /// A file system with less room than this is full, whatever the system calls the failure.
  private static final long ROOM_MIN_BYTES = 4096;

  private LocalFaults() {}

  static LakebirdException map(IOException failure, String location) {
    return switch (failure) {
      case NoSuchFileException e ->
          fault(ErrorCode.NOT_FOUND, "The file does not exist", e, location);
      case FileAlreadyExistsException e ->
          fault(ErrorCode.ALREADY_EXISTS, "The file exists already", e, location);
      case AccessDeniedException e ->
          fault(ErrorCode.STORAGE_DENIED, "The file system refused access", e, location);
      case ClosedByInterruptException e ->
          fault(ErrorCode.CANCELLED, "The job was cancelled", e, location);
      default -> mapByMessage(failure, location);
    };
  }

  /// As [#map], for a write: also recognises a full disk by the room that is left.
  static LakebirdException mapWrite(IOException failure, String location, Path folder) {
    LakebirdException mapped = map(failure, location);
    if (mapped.code() == ErrorCode.STORAGE_UNAVAILABLE && isFull(folder)) {
      return full(failure, location);
    }
    return mapped;
  }

  private static LakebirdException mapByMessage(IOException failure, String location) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("no space left")
        || text.contains("quota exceeded")
        || text.contains("not enough space")) {
      return full(failure, location);
    }
    if (text.contains("permission denied")
        || text.contains("read-only file system")
        || text.contains("operation not permitted")) {
      return fault(ErrorCode.STORAGE_DENIED, "The file system refused access", failure, location);
    }
    if (text.contains("not a directory")) {
      return fault(ErrorCode.NOT_FOUND, "A part of the path is not a folder", failure, location);
    }
    if (text.contains("is a directory")) {
      return fault(ErrorCode.INVALID_ARGUMENT, "The path is a folder", failure, location);
    }
    if (text.contains("file name too long")) {
      return fault(ErrorCode.INVALID_ARGUMENT, "The file name is too long", failure, location);
    }
    return fault(
            ErrorCode.STORAGE_UNAVAILABLE,
            "The file system answered with a failure",
            failure,
            location)
        .with("reason", String.valueOf(failure.getMessage()));
  }

  private static LakebirdException full(IOException cause, String location) {
    return fault(ErrorCode.STORAGE_FULL, "The disk has no room left", cause, location);
  }

  private static LakebirdException fault(
      ErrorCode code, String message, IOException cause, String location) {
    return new LakebirdException(code, message, cause).with("file", location);
  }

  private static boolean isFull(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < ROOM_MIN_BYTES;
    } catch (IOException unknown) {
      return false;
    }
  }
}
