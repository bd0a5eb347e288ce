package dev.lakebird.functions.session;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Numbers of a generator seeded by the statement, a different stream for each call site and worker.
final class RandomKernel implements ScalarKernel {
  private static final AtomicLong STREAMS = new AtomicLong();

  @Override
  public BoundCall.Result result() {
    return new BoundCall.Result(VectorType.FLOAT64, Optional.empty(), false);
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    int length = rows.endRow();
    NativeBuffer data = frame.scratch().buffer(0, (long) length * 8);
    Stream stream =
        frame.state(
            Stream.class,
            () -> new Stream(frame.context().seed() + 31 * STREAMS.incrementAndGet()));
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      data.segment().set(DOUBLE, (long) rows.row(k) << 3, stream.random.nextDouble());
    }
    return new FixedVector(VectorType.FLOAT64, length, data, null);
  }

  private static final class Stream implements KernelFrame.State {
    private final SplittableRandom random;

    Stream(long seed) {
      random = new SplittableRandom(seed);
    }

    @Override
    public void close() {}
  }
}
