package dev.lakebird.queryexec.join;

import dev.lakebird.queryexec.run.OperatorFactory;
import java.util.Optional;

/// The operators of one join. The pipeline of [#probe] depends on the one that ends in [#build].
public interface Join {
  /// Where right rows go in: a sink.
  OperatorFactory build();

  /// What left rows go through.
  OperatorFactory probe();

  /// Whether right rows without a partner come out: then no left row may be kept from the probe.
  boolean keepsUnmatchedRight();

  /// A source of what is known only when all left rows have gone through, where there may be any: it
  /// runs beside the probe, in the same pipeline, and waits for it.
  Optional<OperatorFactory> rest();
}
