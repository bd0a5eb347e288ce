package dev.lakebird.queryexec.plan;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.queryexec.memory.MemoryTable;
import dev.lakebird.queryexec.operator.TableWrite;
import dev.lakebird.queryexec.recursion.Recursion;
import dev.lakebird.queryexec.run.Pipeline;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.vector.VectorType;
import io.substrait.proto.Expression;
import io.substrait.proto.ExtensionMultiRel;
import io.substrait.proto.Rel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Compiles the Recursion extension. The step is compiled once now, to find its mistakes early, and again
/// for each iteration.
final class RecursionCompiler {
  static final String TYPE_URL = "type.lakebird.dev/Recursion";

  private static final String NUMBER = "recursion";
  private static final String PART = "part";
  private static final String ALL = "all";

  private final RelationCompiler relations;

  RecursionCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  Relation compile(ExtensionMultiRel rel) {
    if (!rel.getDetail().getTypeUrl().equals(TYPE_URL) || rel.getInputsCount() != 2) {
      throw LakebirdException.unimplemented(
          "The relation extension " + rel.getDetail().getTypeUrl());
    }
    String number = Long.toString(number(rel));
    Relation base = relations.compile(rel.getInputs(0));
    PlanScope scope = relations.scope();
    List<Column> columns = new ArrayList<>();
    for (VectorType type : base.types()) {
      columns.add(Column.of("", type.type()));
    }
    int ordinal = scope.ordinal();
    Rel step = rel.getInputs(1);
    try (var none = new MemoryTable(columns, scope.context().allocator());
        var nowhere = none.append()) {
      var tables = new Tables(scope.tables(), number, none.source(), none.source());
      PlanScope once = scope.nested(tables, ordinal);
      List<Pipeline> unused = compile(step, once, columns, nowhere);
      scope.skipTo(once.ordinal());
      var recursion =
          new Recursion(
              columns,
              scope.context(),
              tables.readsAll,
              (last, all, sink) ->
                  compile(
                      step,
                      scope.nested(new Tables(scope.tables(), number, last, all), ordinal),
                      columns,
                      sink));
      base.pipeline().cut(recursion.sink(), recursion.source());
    }
    List<BoundCall.Result> results =
        columns.stream().map(c -> BoundCall.Result.of(VectorType.of(c.type()))).toList();
    return relations.emitted(
        new Relation(base.pipeline(), results, OptionalLong.empty()), rel.getCommon());
  }

  private static List<Pipeline> compile(
      Rel step, PlanScope scope, List<Column> columns, RowSink sink) {
    Relation compiled = new RelationCompiler(scope).compile(step);
    if (compiled.columns().size() != columns.size()) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The step of a recursion has other columns than its base");
    }
    return compiled.pipeline().finish(new TableWrite("recursion", sink));
  }

  private static long number(ExtensionMultiRel rel) {
    try {
      return Expression.parseFrom(rel.getDetail().getValue()).getLiteral().getI64();
    } catch (InvalidProtocolBufferException e) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "The Recursion extension cannot be read", e);
    }
  }

  /// The tables of the plan, and the rows that the step reads.
  private static final class Tables implements TableResolver {
    private final TableResolver others;
    private final String number;
    private final TableSource last;
    private final TableSource all;
    private boolean readsAll;

    Tables(TableResolver others, String number, TableSource last, TableSource all) {
      this.others = others;
      this.number = number;
      this.last = last;
      this.all = all;
    }

    @Override
    public TableSource source(TableReference reference) {
      if (!number.equals(reference.identity().get(NUMBER))) {
        return others.source(reference);
      }
      if (ALL.equals(reference.identity().get(PART))) {
        readsAll = true;
        return all;
      }
      return last;
    }

    @Override
    public RowSink sink(TableReference reference) {
      return others.sink(reference);
    }
  }
}
