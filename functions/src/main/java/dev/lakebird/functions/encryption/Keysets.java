package dev.lakebird.functions.encryption;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import java.security.GeneralSecurityException;
import java.util.Set;

/// Keysets of Tink as they lie in BYTES: serialised `google.crypto.tink.Keyset` messages. Keys are the
/// caller's data, so that their bytes are read and written as they are; no message tells them.
final class Keysets {
  private static final Set<Integer> GCM_KEY_BYTES = Set.of(16, 32);
  private static final Set<Integer> CBC_KEY_BYTES = Set.of(16, 24, 32);
  private static final int GCM_IV_BYTES = 12;
  private static final int GCM_TAG_BYTES = 16;

  static {
    try {
      AeadConfig.register();
      DeterministicAeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Keysets() {}

  /// An operation of Tink.
  interface Step<T> {
    T run() throws GeneralSecurityException;
  }

  /// @throws LakebirdException INVALID_VALUE that says what failed and why
  static <T> T orInvalid(String what, Step<T> step) {
    try {
      return step.run();
    } catch (GeneralSecurityException e) {
      throw RowErrors.invalid(what + " failed: " + e.getMessage());
    }
  }

  static KeysetHandle parse(byte[] keyset) throws GeneralSecurityException {
    if (keyset.length == 0) {
      throw new GeneralSecurityException("A valid keyset must contain at least one key.");
    }
    return TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
  }

  static byte[] serialize(KeysetHandle keyset) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
  }

  static String toJson(byte[] keyset) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(parse(keyset), InsecureSecretKeyAccess.get());
  }

  static byte[] fromJson(String json) throws GeneralSecurityException {
    return serialize(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
  }

  /// What kind of key a name of BigQuery's means.
  static Parameters parameters(String function, String keyType) {
    return switch (keyType) {
      case "AEAD_AES_GCM_256" -> PredefinedAeadParameters.AES256_GCM;
      case "DETERMINISTIC_AEAD_AES_SIV_CMAC_256" ->
          PredefinedDeterministicAeadParameters.AES256_SIV;
      default -> throw invalidKeyType(function, keyType);
    };
  }

  private static LakebirdException invalidKeyType(String function, String keyType) {
    return RowErrors.invalid("Invalid key type provided to " + function + ": " + keyType);
  }

  /// A keyset of one new key.
  static byte[] create(Parameters parameters) throws GeneralSecurityException {
    return serialize(KeysetHandle.generateNew(parameters));
  }

  /// The keyset with a new primary key; an empty one has only that.
  static byte[] rotate(byte[] keyset, Parameters parameters) throws GeneralSecurityException {
    if (keyset.length == 0) {
      return create(parameters);
    }
    return serialize(
        KeysetHandle.newBuilder(parse(keyset))
            .addEntry(
                KeysetHandle.generateEntryFromParameters(parameters).withRandomId().makePrimary())
            .build());
  }

  /// The keyset with a key of these bytes, which is not the primary one.
  @AccessesPartialKey
  static byte[] add(byte[] keyset, String keyType, byte[] key) throws GeneralSecurityException {
    switch (keyType) {
      case "AES_GCM" -> checkSize(key.length, GCM_KEY_BYTES, "16 or 32");
      case "AES_CBC_PKCS" -> {
        checkSize(key.length, CBC_KEY_BYTES, "16, 24, or 32");
        throw new LakebirdException(ErrorCode.UNIMPLEMENTED, "Keys of type AES_CBC_PKCS");
      }
      default -> throw invalidKeyType("KEYS.ADD_KEY_FROM_RAW_BYTES", keyType);
    }
    var parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(key.length)
            .setIvSizeBytes(GCM_IV_BYTES)
            .setTagSizeBytes(GCM_TAG_BYTES)
            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
            .build();
    var made =
        AesGcmKey.builder()
            .setParameters(parameters)
            .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
            .build();
    return serialize(
        KeysetHandle.newBuilder(parse(keyset))
            .addEntry(KeysetHandle.importKey(made).withRandomId().setStatus(KeyStatus.ENABLED))
            .build());
  }

  private static void checkSize(int bytes, Set<Integer> sizes, String text)
      throws GeneralSecurityException {
    if (!sizes.contains(bytes)) {
      throw new GeneralSecurityException(
          "Unsupported key size: " + bytes + " bytes; expected " + text + " bytes.");
    }
  }

  static Aead aead(byte[] keyset) throws GeneralSecurityException {
    return parse(keyset).getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  static DeterministicAead deterministic(byte[] keyset) throws GeneralSecurityException {
    return parse(keyset).getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
  }
}
