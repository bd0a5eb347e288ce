package dev.lakebird.ingestload.text;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.options.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Text of another encoding as UTF-8; bytes that are no text of it end it with the line that they stand in.
final class TranscodingInputStream extends InputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final TextEncoding encoding;
  private final String file;
  private final CharsetDecoder decoder;
  private final ByteBuffer raw = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private final CharBuffer characters = CharBuffer.allocate(BUFFER_BYTES);
  private ByteBuffer encoded = ByteBuffer.allocate(0);
  private long line = 1;
  private boolean ended;

  TranscodingInputStream(InputStream in, TextEncoding encoding, String file) {
    this.in = in;
    this.encoding = encoding;
    this.file = file;
    this.decoder =
        encoding
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    while (!encoded.hasRemaining()) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, encoded.remaining());
    encoded.get(target, offset, count);
    return count;
  }

  private void fill() throws IOException {
    raw.compact();
    int count = in.read(raw.array(), raw.position(), raw.remaining());
    if (count > 0) {
      raw.position(raw.position() + count);
    }
    raw.flip();
    ended = count < 0;
    characters.clear();
    CoderResult result = decoder.decode(raw, characters, ended);
    characters.flip();
    for (int i = 0; i < characters.length(); i++) {
      line += characters.charAt(i) == '\n' ? 1 : 0;
    }
    if (result.isError() || ended && raw.hasRemaining()) {
      throw new LakebirdException(
              ErrorCode.INVALID_VALUE, "The file is not of the encoding " + encoding.charset())
          .with("file", file)
          .with("line", line);
    }
    encoded = StandardCharsets.UTF_8.encode(characters);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
