package dev.lakebird.cli.shell;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Reads statements from files and streams: UTF-8, with or without the byte order mark that some editors
/// put first.
public final class StatementText {
  private static final int BYTES_MAX = 16 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private StatementText() {}

  /// The statements of a file.
  ///
  /// @throws LakebirdException NOT_FOUND, INVALID_ARGUMENT, LIMIT_EXCEEDED, STORAGE_UNAVAILABLE
  public static String of(String file) {
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The file of statements cannot be read: " + file, e);
    }
    if (Files.notExists(path)) {
      throw new LakebirdException(
          ErrorCode.NOT_FOUND, "The file of statements does not exist: " + file);
    }
    if (Files.isDirectory(path) || !Files.isReadable(path)) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The file of statements cannot be read: " + file);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return of(in);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// The statements of a stream, up to its end.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT, LIMIT_EXCEEDED, STORAGE_UNAVAILABLE
  public static String of(InputStream in) {
    try {
      byte[] bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new LakebirdException(
            ErrorCode.LIMIT_EXCEEDED,
            "The statements are more than " + BYTES_MAX + " bytes; run them in several files");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new LakebirdException(ErrorCode.INVALID_ARGUMENT, "The statements are not UTF-8", e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static LakebirdException unreadable(IOException e) {
    return new LakebirdException(
        ErrorCode.STORAGE_UNAVAILABLE, "The statements cannot be read: " + e.getMessage(), e);
  }
}
