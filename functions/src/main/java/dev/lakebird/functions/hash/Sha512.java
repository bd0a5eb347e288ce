package dev.lakebird.functions.hash;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The SHA-512 digest, 64 bytes.
///
/// Source: GoogleSQL reference, "Hash functions".
public final class Sha512 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SHA512", "hash")
          .takes(BYTES, STRING)
          .takes(BYTES, BYTES)
          .example("LENGTH(SHA512('abc'))", "64")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Digests.bind(call, "SHA-512");
  }
}
