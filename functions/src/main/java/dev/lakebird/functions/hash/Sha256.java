package dev.lakebird.functions.hash;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The SHA-256 digest, 32 bytes.
///
/// Source: GoogleSQL reference, "Hash functions".
public final class Sha256 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SHA256", "hash")
          .takes(BYTES, STRING)
          .takes(BYTES, BYTES)
          .example(
              "TO_HEX(SHA256('abc'))",
              "'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Digests.bind(call, "SHA-256");
  }
}
