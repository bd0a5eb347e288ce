package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.operator.LimitFactory;
import io.substrait.proto.Expression;
import io.substrait.proto.FetchRel;
import java.util.OptionalLong;

/// Compiles LIMIT and OFFSET; directly over a sort the two become a top-N.
final class FetchCompiler {
  private final RelationCompiler relations;

  FetchCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  Relation compile(FetchRel fetch, int ordinal) {
    long offset = fetch.hasOffsetExpr() ? literal(fetch.getOffsetExpr()) : 0;
    OptionalLong count =
        fetch.hasCountExpr()
            ? OptionalLong.of(literal(fetch.getCountExpr()))
            : OptionalLong.empty();
    Relation input;
    if (fetch.getInput().hasSort() && count.isPresent()) {
      int sortOrdinal = relations.scope().enter();
      long top = saturatedSum(offset, count.getAsLong());
      input =
          new SortCompiler(relations)
              .compile(fetch.getInput().getSort(), sortOrdinal, OptionalLong.of(top));
    } else {
      input = relations.compile(fetch.getInput());
    }
    input.pipeline().then(new LimitFactory(offset, count.orElse(Long.MAX_VALUE)));
    return relations.emitted(input, fetch.getCommon());
  }

  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static long literal(Expression expression) {
    long value = expression.getLiteral().getI64();
    if (!expression.hasLiteral() || !expression.getLiteral().hasI64() || value < 0) {
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE, "LIMIT and OFFSET take a non-negative integer");
    }
    return value;
  }
}
