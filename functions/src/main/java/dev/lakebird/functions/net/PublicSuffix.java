package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The public suffix of the host of a URL, such as `co.uk`; NULL where it has none.
///
/// Source: GoogleSQL reference, "Net functions".
public final class PublicSuffix implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.PUBLIC_SUFFIX", "net")
          .takes(STRING, STRING)
          .example("NET.PUBLIC_SUFFIX('http://a.b.co.uk')", "'co.uk'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Hosts.bind(call, Hosts::publicSuffix);
  }
}
