package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The host of a URL; NULL where it has none.
///
/// Source: GoogleSQL reference, "Net functions".
public final class HostOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.HOST", "net")
          .takes(STRING, STRING)
          .example("NET.HOST('https://[::1]:80')", "'[::1]'")
          .example("NET.HOST('mailto:?to=&subject=&body=')", "'mailto'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Hosts.bind(call, Hosts::host);
  }
}
