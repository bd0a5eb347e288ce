package dev.lakebird.functions.aggregate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Serialised states: written and read by the same code.
final class StateBytes {
  private StateBytes() {}

  interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  interface Reader {
    void read(DataInputStream in) throws IOException;
  }

  static byte[] write(Writer writer) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void read(byte[] state, Reader reader) {
    try (var in = new DataInputStream(new ByteArrayInputStream(state))) {
      reader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
