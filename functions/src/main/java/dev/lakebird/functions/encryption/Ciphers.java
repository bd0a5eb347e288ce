package dev.lakebird.functions.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/// Kernels that encrypt and decrypt: keyset, text, additional data.
final class Ciphers {
  private Ciphers() {}

  /// What is done with text and additional data.
  private interface Cipher {
    byte[] apply(byte[] text, byte[] additional) throws GeneralSecurityException;
  }

  /// Makes a cipher of a keyset.
  private interface CipherSource {
    Cipher of(byte[] keyset) throws GeneralSecurityException;
  }

  static ScalarKernel encrypt(BoundCall call) {
    var last = new Last();
    return EachRow.bytes(call, row -> apply(row, "AEAD.ENCRYPT", Ciphers::encryption, last));
  }

  private static Cipher encryption(byte[] keyset) throws GeneralSecurityException {
    Aead aead = Keysets.aead(keyset);
    return aead::encrypt;
  }

  static ScalarKernel decrypt(BoundCall call, String function) {
    return kernel(call, function, Ciphers::decryption);
  }

  private static Cipher decryption(byte[] keyset) throws GeneralSecurityException {
    Aead aead = Keysets.aead(keyset);
    return aead::decrypt;
  }

  static ScalarKernel encryptDeterministically(BoundCall call) {
    return kernel(
        call,
        "DETERMINISTIC_ENCRYPT",
        keyset -> {
          DeterministicAead aead = Keysets.deterministic(keyset);
          return aead::encryptDeterministically;
        });
  }

  static ScalarKernel decryptDeterministically(BoundCall call, String function) {
    return kernel(
        call,
        function,
        keyset -> {
          DeterministicAead aead = Keysets.deterministic(keyset);
          return aead::decryptDeterministically;
        });
  }

  private static ScalarKernel kernel(BoundCall call, String function, CipherSource source) {
    boolean toText = call.resultType() instanceof SqlType.StringType;
    var last = new Last();
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              byte[] made = apply(row, function, source, last);
              if (toText) {
                checkText(function, made);
              }
              out.putBytes(made);
            });
  }

  private static byte[] apply(Row row, String function, CipherSource source, Last last) {
    byte[] keyset = row.textAt(0).toBytes();
    byte[] text = row.textAt(1).toBytes();
    byte[] additional = row.textAt(2).toBytes();
    return Keysets.orInvalid(function, () -> last.of(keyset, source).apply(text, additional));
  }

  private static void checkText(String function, byte[] text) {
    try {
      var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      LakebirdException invalid =
          RowErrors.invalid(function + " failed: Decrypted plaintext is not a valid UTF-8 string");
      invalid.addSuppressed(e);
      throw invalid;
    }
  }

  /// The cipher of the keyset that came last: most rows have the same. Shared by the workers of a query.
  private static final class Last {
    private volatile Known known = new Known(new byte[0], (text, additional) -> text);

    private record Known(byte[] keyset, Cipher cipher) {}

    Cipher of(byte[] keyset, CipherSource source) throws GeneralSecurityException {
      Known before = known;
      if (keyset.length > 0 && Arrays.equals(before.keyset(), keyset)) {
        return before.cipher();
      }
      Cipher cipher = source.of(keyset);
      known = new Known(keyset, cipher);
      return cipher;
    }
  }
}
