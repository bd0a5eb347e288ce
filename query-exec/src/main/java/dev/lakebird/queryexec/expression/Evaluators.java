package dev.lakebird.queryexec.expression;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.PredicateKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.ConstantVector;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The evaluators of some expressions for one worker. Subexpressions that are the same object share
/// one evaluator, except beneath arguments that are evaluated under a condition: those see other
/// rows, and have evaluators of their own.
public final class Evaluators implements AutoCloseable {
  private static final Selection ONE_ROW = Selection.all(1);

  private final EvaluationContext context;
  private final BufferAllocator allocator;
  private final List<Evaluator> opened = new ArrayList<>();

  public Evaluators(EvaluationContext context, BufferAllocator allocator) {
    this.context = context;
    this.allocator = allocator;
  }

  /// Evaluators for `roots`, in their order.
  List<Evaluator> open(List<CompiledExpression> roots) {
    var shared = new IdentityHashMap<CompiledExpression, Evaluator>();
    return roots.stream().map(root -> open(root, shared)).toList();
  }

  /// Forgets the batch last seen.
  public void forget() {
    for (Evaluator evaluator : opened) {
      evaluator.forget();
    }
  }

  @Override
  public void close() {
    opened.forEach(Evaluator::close);
    opened.clear();
  }

  private Evaluator open(CompiledExpression expression, Map<CompiledExpression, Evaluator> shared) {
    Evaluator known = shared.get(expression);
    if (known != null) {
      return known;
    }
    Evaluator evaluator =
        switch (expression) {
          case CompiledExpression.InputColumn e -> new ColumnEvaluator(e.index());
          case CompiledExpression.Constant e -> new ConstantEvaluator(e, allocator);
          case CompiledExpression.Call e ->
              new CallEvaluator(
                  e, e.arguments().stream().map(a -> open(a, shared)).toList(), frame(e.safe()));
          case CompiledExpression.ConditionalCall e ->
              new ConditionalEvaluator(
                  e,
                  e.arguments().stream().map(a -> open(a, new IdentityHashMap<>())).toList(),
                  frame(e.safe()));
          case CompiledExpression.Field e ->
              new FieldEvaluator(open(e.struct(), shared), e.field(), allocator);
          case CompiledExpression.Widened e ->
              new WideningEvaluator(open(e.decimal(), shared), e, allocator);
        };
    opened.add(evaluator);
    shared.put(expression, evaluator);
    return evaluator;
  }

  private KernelFrame frame(boolean safe) {
    return new KernelFrame(context, allocator, safe);
  }

  private static LakebirdException located(LakebirdException e, @Nullable SourcePosition where) {
    return e.at(where);
  }

  private static final class ColumnEvaluator extends Evaluator {
    private final int index;

    ColumnEvaluator(int index) {
      this.index = index;
    }

    @Override
    Vector compute(Batch batch, Selection rows) {
      return batch.column(index);
    }

    @Override
    public void close() {}
  }

  private static final class ConstantEvaluator extends Evaluator {
    private final ConstantVector constant;

    ConstantEvaluator(CompiledExpression.Constant expression, BufferAllocator allocator) {
      this.constant =
          VectorBuilder.constant(expression.result().type(), expression.value(), 1, allocator);
    }

    @Override
    Vector compute(Batch batch, Selection rows) {
      return constant.withLength(batch.rowCount());
    }

    @Override
    public void close() {
      constant.release();
    }
  }

  private static final class CallEvaluator extends Evaluator {
    private final CompiledExpression.Call call;
    private final List<Evaluator> children;
    private final KernelFrame frame;
    private final Vector[] arguments;
    private final VectorScratch onceScratch;

    CallEvaluator(CompiledExpression.Call call, List<Evaluator> children, KernelFrame frame) {
      this.call = call;
      this.children = children;
      this.frame = frame;
      this.arguments = new Vector[children.size()];
      this.onceScratch = new VectorScratch(frame.allocator());
    }

    @Override
    Vector compute(Batch batch, Selection rows) {
      evaluateArguments(batch, rows);
      try {
        if (call.immutable() && rows.count() > 0 && allConstant()) {
          return evaluateOnce(batch.rowCount());
        }
        Vector result = call.kernel().evaluate(frame, arguments, rows);
        // A call without arguments does not know how long the batch is.
        return result instanceof ConstantVector c ? c.withLength(batch.rowCount()) : result;
      } catch (LakebirdException e) {
        throw located(e, call.position().orElse(null));
      }
    }

    @Override
    Selection select(Batch batch, Selection rows) {
      if (call.kernel() instanceof PredicateKernel predicate) {
        evaluateArguments(batch, rows);
        if (!allConstant()) {
          int[] out = selectionBuffer(batch.rowCount());
          try {
            return Selection.of(out, predicate.select(frame, arguments, rows, out));
          } catch (LakebirdException e) {
            throw located(e, call.position().orElse(null));
          }
        }
      }
      return super.select(batch, rows);
    }

    private void evaluateArguments(Batch batch, Selection rows) {
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = children.get(i).evaluate(batch, rows);
      }
    }

    /// Whether every argument is the same in all rows of this batch.
    private boolean allConstant() {
      for (Vector argument : arguments) {
        if (!(argument instanceof ConstantVector)) {
          return false;
        }
      }
      return arguments.length > 0;
    }

    /// The result of constant arguments, which is constant too.
    private Vector evaluateOnce(int length) {
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = ((ConstantVector) arguments[i]).withLength(1);
      }
      Vector single = call.kernel().evaluate(frame, arguments, ONE_ROW);
      return switch (single) {
        case ConstantVector constant -> constant.withLength(length);
        case DictionaryVector dictionary ->
            new ConstantVector(Vectors.flatten(dictionary, ONE_ROW, onceScratch, 0), length);
        case Vector flat -> new ConstantVector(flat, length);
      };
    }

    @Override
    public void close() {
      onceScratch.close();
      frame.close();
    }
  }

  private static final class ConditionalEvaluator extends Evaluator {
    private final CompiledExpression.ConditionalCall call;
    private final List<Argument> arguments;
    private final KernelFrame frame;

    ConditionalEvaluator(
        CompiledExpression.ConditionalCall call, List<Evaluator> children, KernelFrame frame) {
      this.call = call;
      this.arguments = children.stream().map(Argument::new).toList();
      this.frame = frame;
    }

    @Override
    Vector compute(Batch batch, Selection rows) {
      for (Argument argument : arguments) {
        argument.batch = batch;
      }
      try {
        return call.kernel().evaluate(frame, List.copyOf(arguments), batch.rowCount(), rows);
      } catch (LakebirdException e) {
        throw located(e, call.position().orElse(null));
      } finally {
        for (Argument argument : arguments) {
          argument.batch = null;
        }
      }
    }

    @Override
    public void close() {
      frame.close();
    }

    /// One argument with the batch of the call under way.
    private static final class Argument implements ConditionalKernel.LazyArgument {
      private final Evaluator evaluator;
      private @Nullable Batch batch;

      Argument(Evaluator evaluator) {
        this.evaluator = evaluator;
      }

      @Override
      public Vector evaluate(Selection rows) {
        return evaluator.evaluate(current(), rows);
      }

      @Override
      public Selection select(Selection rows) {
        return evaluator.select(current(), rows);
      }

      private Batch current() {
        if (batch == null) {
          throw new IllegalStateException("An argument is evaluated only during its call");
        }
        return batch;
      }
    }
  }

  private static final class FieldEvaluator extends Evaluator {
    private final Evaluator struct;
    private final int field;
    private final VectorScratch scratch;
    private @Nullable Vector nullValue;

    FieldEvaluator(Evaluator struct, int field, BufferAllocator allocator) {
      this.struct = struct;
      this.field = field;
      this.scratch = new VectorScratch(allocator);
    }

    @Override
    Vector compute(Batch batch, Selection rows) {
      Vector value = struct.evaluate(batch, rows);
      if (value instanceof ConstantVector constant) {
        return constantField(constant, batch.rowCount());
      }
      var source = (StructVector) value;
      Vector child = source.child(field);
      if (source.validity() == null) {
        return child;
      }
      NativeBuffer validity = scratch.bitmap(0, source.length());
      if (child instanceof ConstantVector || child.validity() == null) {
        Bits.copy(source.validity(), validity.segment(), source.length());
      } else {
        Bits.and(source.validity(), child.validity(), validity.segment(), source.length());
      }
      return masked(child, validity, rows);
    }

    private Vector constantField(ConstantVector constant, int length) {
      Vector child = ((StructVector) constant.value()).child(field);
      if (constant.isNull()) {
        return new ConstantVector(nullOf(child.type()), length);
      }
      return child instanceof ConstantVector same
          ? same.withLength(length)
          : new ConstantVector(Vectors.flatten(child, ONE_ROW, scratch, 1), length);
    }

    private Vector nullOf(VectorType type) {
      if (nullValue == null) {
        nullValue =
            VectorBuilder.build(type, List.of(Value.nullOf(type.type())), scratch.allocator());
      }
      return nullValue;
    }

    private Vector masked(Vector child, NativeBuffer validity, Selection rows) {
      Vector flat = Vectors.flatten(child, rows, scratch, 1);
      return switch (flat) {
        case FixedVector v -> new FixedVector(v.type(), v.length(), v.dataBuffer(), validity);
        case BitVector v -> v.withValidity(validity);
        case BytesVector v -> v.withValidity(validity);
        case ListVector v -> v.withValidity(validity);
        case StructVector v -> new StructVector(v.type(), v.length(), v.children(), validity);
        case ConstantVector v -> throw LakebirdException.internal("A flat constant");
        case DictionaryVector v -> throw LakebirdException.internal("A flat dictionary");
      };
    }

    @Override
    public void close() {
      if (nullValue != null) {
        nullValue.release();
        nullValue = null;
      }
      scratch.close();
    }
  }

  private static final class WideningEvaluator extends Evaluator {
    private final Evaluator decimal;
    private final CompiledExpression.Widened expression;
    private final VectorScratch scratch;

    WideningEvaluator(
        Evaluator decimal, CompiledExpression.Widened expression, BufferAllocator allocator) {
      this.decimal = decimal;
      this.expression = expression;
      this.scratch = new VectorScratch(allocator);
    }

    @Override
    Vector compute(Batch batch, Selection rows) {
      Vector value = decimal.evaluate(batch, rows);
      if (value instanceof ConstantVector c) {
        Vector once = DecimalWidening.widen(c.value(), expression.type(), ONE_ROW, scratch);
        return new ConstantVector(once, batch.rowCount());
      }
      return DecimalWidening.widen(value, expression.type(), rows, scratch);
    }

    @Override
    public void close() {
      scratch.close();
    }
  }
}
