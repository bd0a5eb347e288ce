package dev.lakebird.functions.encryption;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class EncryptionFunctions {
  private EncryptionFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new NewKeyset(),
        new AddKeyFromRawBytes(),
        new RotateKeyset(),
        new KeysetLength(),
        new KeysetToJson(),
        new KeysetFromJson(),
        new AeadEncrypt(),
        new AeadDecryptString(),
        new AeadDecryptBytes(),
        new DeterministicEncrypt(),
        new DeterministicDecryptString(),
        new DeterministicDecryptBytes());
  }
}
