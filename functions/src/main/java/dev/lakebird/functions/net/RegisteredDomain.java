package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The domain of the host of a URL that can be registered: its public suffix and a label before it;
/// NULL where it has none.
///
/// Source: GoogleSQL reference, "Net functions".
public final class RegisteredDomain implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.REG_DOMAIN", "net")
          .takes(STRING, STRING)
          .example("NET.REG_DOMAIN('http://www.abc.co.uk')", "'abc.co.uk'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Hosts.bind(call, Hosts::registeredDomain);
  }
}
