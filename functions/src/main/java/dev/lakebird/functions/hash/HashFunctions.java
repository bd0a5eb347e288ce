package dev.lakebird.functions.hash;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class HashFunctions {
  private HashFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(new Md5(), new Sha1(), new Sha256(), new Sha512(), new FarmFingerprint());
  }
}
