package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.expression.CompiledCondition;
import dev.lakebird.queryexec.expression.CompiledExpression;
import dev.lakebird.queryexec.expression.DecimalWidening;
import dev.lakebird.queryexec.expression.ExpressionShapes;
import dev.lakebird.queryexec.join.HashJoin;
import dev.lakebird.queryexec.join.Join;
import dev.lakebird.queryexec.join.JoinKind;
import dev.lakebird.queryexec.join.JoinSpec;
import dev.lakebird.queryexec.join.NestedLoopJoin;
import dev.lakebird.queryexec.run.FilterProgram;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import io.substrait.proto.CrossRel;
import io.substrait.proto.JoinRel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Compiles joins. Equalities between the two sides become the keys of a hash join whose build side is
/// the right input; without any, every pair of rows is tested.
final class JoinCompiler {
  private static final String EQUAL = "$equal";
  private static final String NULL_SAFE = "$is_not_distinct_from";

  private final RelationCompiler relations;

  JoinCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  Relation compile(CrossRel cross, int ordinal) {
    Relation left = relations.compile(cross.getLeft());
    Relation right = relations.compile(cross.getRight());
    return relations.emitted(
        join(JoinKind.INNER, left, right, List.of(), ordinal), cross.getCommon());
  }

  Relation compile(JoinRel join, int ordinal) {
    Relation left = relations.compile(join.getLeft());
    Relation right = relations.compile(join.getRight());
    PlanScope scope = relations.scope();
    List<BoundCall.Result> both = concat(left.columns(), right.columns());
    List<CompiledExpression> conjuncts =
        join.hasExpression()
            ? scope.expressions(both, scope.places(ordinal)).compileConjuncts(join.getExpression())
            : List.of();
    if (join.hasPostJoinFilter()) {
      throw LakebirdException.unimplemented("A filter inside a join relation");
    }
    return relations.emitted(
        join(kind(join.getType()), left, right, conjuncts, ordinal), join.getCommon());
  }

  private static JoinKind kind(JoinRel.JoinType type) {
    return switch (type) {
      case JOIN_TYPE_INNER -> JoinKind.INNER;
      case JOIN_TYPE_LEFT -> JoinKind.LEFT;
      case JOIN_TYPE_RIGHT -> JoinKind.RIGHT;
      case JOIN_TYPE_OUTER -> JoinKind.FULL;
      case JOIN_TYPE_LEFT_SEMI -> JoinKind.SEMI;
      case JOIN_TYPE_LEFT_ANTI -> JoinKind.ANTI;
      case JOIN_TYPE_LEFT_MARK -> JoinKind.MARK;
      case JOIN_TYPE_LEFT_SINGLE -> JoinKind.SINGLE;
      default -> throw LakebirdException.unimplemented("The join type " + type);
    };
  }

  /// One pair of equal keys, each over the columns of its own side.
  private record KeyPair(CompiledExpression left, CompiledExpression right) {}

  private Relation join(
      JoinKind kind,
      Relation left,
      Relation right,
      List<CompiledExpression> conjuncts,
      int ordinal) {
    int leftWidth = left.columns().size();
    int rightWidth = right.columns().size();
    List<KeyPair> pairs = new ArrayList<>();
    List<KeyPair> nullSafe = new ArrayList<>();
    List<CompiledExpression> residual = new ArrayList<>();
    for (CompiledExpression conjunct : conjuncts) {
      Optional<KeyPair> pair = keyPair(conjunct, leftWidth, rightWidth, kind == JoinKind.MARK);
      boolean isNullSafe = isCall(conjunct, NULL_SAFE);
      pair.ifPresent((isNullSafe ? nullSafe : pairs)::add);
      if (pair.isEmpty()
          || !isNullSafe && pair.get().left().result().type().layout() == Layout.FLOAT64) {
        // Keys pair NaN with NaN, as groups do; equality does not.
        residual.add(conjunct);
      }
    }
    int strictKeys = pairs.size();
    pairs.addAll(nullSafe);
    var leftSide = new Side(left, ordinal);
    var rightSide = new Side(right, ordinal);
    List<Integer> leftKeys = new ArrayList<>();
    List<Integer> rightKeys = new ArrayList<>();
    for (KeyPair pair : pairs) {
      leftKeys.add(leftSide.column(alike(pair.left(), pair.right())));
      rightKeys.add(rightSide.column(alike(pair.right(), pair.left())));
    }
    Relation probe = leftSide.relation();
    Relation build = rightSide.relation();
    var spec =
        new JoinSpec(
            kind,
            probe.types(),
            build.types(),
            leftKeys,
            rightKeys,
            residual(residual, leftWidth, probe.columns().size(), rightWidth),
            kind == JoinKind.MARK && conjuncts.size() == 1 && nullSafe.isEmpty(),
            strictKeys);
    Join join = pairs.isEmpty() ? new NestedLoopJoin(spec) : new HashJoin(spec);
    var pipeline = probe.pipeline().join(join, build.pipeline());
    Relation joined = new Relation(pipeline, outputs(kind, probe, build), OptionalLong.empty());
    return relations.select(joined, wanted(kind, leftWidth, rightWidth, probe.columns().size()));
  }

  /// An expression of a key pair laid out so that both keys have one physical type.
  private static CompiledExpression alike(CompiledExpression key, CompiledExpression other) {
    VectorType type = key.result().type();
    if (!type.isDecimal() || type.equals(other.result().type())) {
      return key;
    }
    VectorType common = DecimalWidening.common(key.result(), other.result());
    return type.equals(common) ? key : new CompiledExpression.Widened(key, common);
  }

  private static boolean isCall(CompiledExpression expression, String name) {
    return expression instanceof CompiledExpression.Call call && call.name().equals(name);
  }

  /// The sides of `left = right` or `left IS NOT DISTINCT FROM right` where each reads one input only.
  ///
  /// @param constants whether a side may read none
  private static Optional<KeyPair> keyPair(
      CompiledExpression conjunct, int leftWidth, int rightWidth, boolean constants) {
    if (!(conjunct instanceof CompiledExpression.Call call)
        || !isCall(conjunct, EQUAL) && !isCall(conjunct, NULL_SAFE)) {
      return Optional.empty();
    }
    CompiledExpression a = call.arguments().get(0);
    CompiledExpression b = call.arguments().get(1);
    if (!a.result().type().type().equals(b.result().type().type())) {
      return Optional.empty();
    }
    List<Integer> rightColumns =
        IntStream.range(leftWidth, leftWidth + rightWidth).boxed().toList();
    int end = leftWidth + rightWidth;
    if (isOf(a, 0, leftWidth, constants) && isOf(b, leftWidth, end, constants)) {
      return Optional.of(new KeyPair(a, ExpressionShapes.onColumns(b, rightColumns)));
    }
    if (isOf(b, 0, leftWidth, constants) && isOf(a, leftWidth, end, constants)) {
      return Optional.of(new KeyPair(b, ExpressionShapes.onColumns(a, rightColumns)));
    }
    return Optional.empty();
  }

  private static boolean isOf(CompiledExpression expression, int from, int to, boolean constants) {
    List<Integer> columns = ExpressionShapes.columns(expression);
    return (constants || !columns.isEmpty()) && columns.stream().allMatch(c -> c >= from && c < to);
  }

  /// The rest of the condition over the widened left side, then the right side.
  private static Optional<FilterProgram> residual(
      List<CompiledExpression> conjuncts, int leftWidth, int probeWidth, int rightWidth) {
    if (conjuncts.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> positions = new ArrayList<>(IntStream.range(0, leftWidth).boxed().toList());
    for (int c = leftWidth; c < probeWidth; c++) {
      positions.add(-1);
    }
    IntStream.range(leftWidth, leftWidth + rightWidth).forEach(positions::add);
    return Optional.of(
        new CompiledCondition(
            conjuncts.stream().map(c -> ExpressionShapes.onColumns(c, positions)).toList()));
  }

  private static List<BoundCall.Result> outputs(JoinKind kind, Relation left, Relation right) {
    boolean leftNulls = kind == JoinKind.RIGHT || kind == JoinKind.FULL;
    boolean rightNulls = kind == JoinKind.LEFT || kind == JoinKind.FULL || kind == JoinKind.SINGLE;
    List<BoundCall.Result> outputs = new ArrayList<>();
    left.columns().forEach(c -> outputs.add(nullable(c, leftNulls)));
    if (kind.hasRightColumns()) {
      right.columns().forEach(c -> outputs.add(nullable(c, rightNulls)));
    } else if (kind == JoinKind.MARK) {
      outputs.add(BoundCall.Result.of(VectorType.BOOL));
    }
    return outputs;
  }

  private static BoundCall.Result nullable(BoundCall.Result column, boolean nulls) {
    return new BoundCall.Result(column.type(), column.bounds(), column.nullable() || nulls);
  }

  /// The columns of the inputs among those of the join, without the computed keys.
  private static List<Integer> wanted(
      JoinKind kind, int leftWidth, int rightWidth, int probeWidth) {
    List<Integer> wanted = new ArrayList<>(IntStream.range(0, leftWidth).boxed().toList());
    if (kind.hasRightColumns()) {
      IntStream.range(probeWidth, probeWidth + rightWidth).forEach(wanted::add);
    } else if (kind == JoinKind.MARK) {
      wanted.add(probeWidth);
    }
    return wanted;
  }

  private static List<BoundCall.Result> concat(List<BoundCall.Result> a, List<BoundCall.Result> b) {
    List<BoundCall.Result> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  /// One input with its computed keys as further columns.
  private final class Side {
    private final Relation relation;
    private final List<CompiledExpression> columns = new ArrayList<>();
    private final int width;

    Side(Relation relation, int ordinal) {
      this.relation = relation;
      this.width = relation.columns().size();
      PlanScope scope = relations.scope();
      ExpressionCompiler compiler = scope.expressions(relation.columns(), scope.places(ordinal));
      for (int c = 0; c < width; c++) {
        columns.add(compiler.interner().column(c, relation.columns()));
      }
    }

    /// The position of a key, that of an input column where it is nothing else.
    int column(CompiledExpression key) {
      if (key instanceof CompiledExpression.InputColumn input) {
        return input.index();
      }
      columns.add(key);
      return columns.size() - 1;
    }

    Relation relation() {
      return columns.size() == width ? relation : relations.project(relation, columns);
    }
  }
}
