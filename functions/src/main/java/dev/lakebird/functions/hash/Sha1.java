package dev.lakebird.functions.hash;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The SHA-1 digest, 20 bytes.
///
/// Source: GoogleSQL reference, "Hash functions".
public final class Sha1 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SHA1", "hash")
          .takes(BYTES, STRING)
          .takes(BYTES, BYTES)
          .example("TO_HEX(SHA1('abc'))", "'a9993e364706816aba3e25717850c26c9cd0d89d'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Digests.bind(call, "SHA-1");
  }
}
