package dev.lakebird.functions.hash;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The MD5 digest, 16 bytes.
///
/// Source: GoogleSQL reference, "Hash functions".
public final class Md5 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("MD5", "hash")
          .takes(BYTES, STRING)
          .takes(BYTES, BYTES)
          .example("TO_HEX(MD5('abc'))", "'900150983cd24fb0d6963f7d28e17f72'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Digests.bind(call, "MD5");
  }
}
