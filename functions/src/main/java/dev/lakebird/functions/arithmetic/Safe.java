package dev.lakebird.functions.arithmetic;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import org.jspecify.annotations.Nullable;

/// The SAFE_ functions: another function whose errors are NULL.
final class Safe implements ScalarKernel {
  private final ScalarKernel kernel;

  private Safe(ScalarKernel kernel) {
    this.kernel = kernel;
  }

  static ScalarKernel of(ScalarKernel kernel) {
    return new Safe(kernel);
  }

  static BoundCall call(BoundCall call) {
    return new BoundCall(call.arguments(), call.resultType(), true);
  }

  @Override
  public BoundCall.Result result() {
    return kernel.result();
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    SafeFrame safe = frame.state(SafeFrame.class, SafeFrame::new);
    return kernel.evaluate(safe.of(frame), arguments, rows);
  }

  /// A frame of its own that turns errors into NULL.
  private static final class SafeFrame implements KernelFrame.State {
    private @Nullable KernelFrame frame;

    KernelFrame of(KernelFrame outer) {
      if (frame == null) {
        frame = new KernelFrame(outer.context(), outer.allocator(), true);
      }
      return frame;
    }

    @Override
    public void close() {
      if (frame != null) {
        frame.close();
      }
    }
  }
}
