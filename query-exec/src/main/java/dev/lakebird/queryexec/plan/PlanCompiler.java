package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.operator.ResultQueue;
import dev.lakebird.queryexec.operator.ScanSource;
import dev.lakebird.queryexec.run.Pipeline;
import dev.lakebird.queryexec.run.QueryContext;
import io.substrait.proto.Plan;
import io.substrait.proto.Rel;
import java.util.ArrayList;
import java.util.List;

/// Compiles a Substrait plan to the pipelines that run it, and makes every physical choice on the way.
public final class PlanCompiler {
  private static final int RESULT_BATCHES_MAX = 8;

  private final TableResolver tables;

  public PlanCompiler(TableResolver tables) {
    this.tables = tables;
  }

  /// The pipelines of the plan's only relation; used for one execution with `context`.
  public CompiledPlan compile(Plan plan, QueryContext context) {
    var scope = new PlanScope(plan, tables, context);
    Relation root = new RelationCompiler(scope).compile(rootOf(plan));
    var results = new ResultQueue(RESULT_BATCHES_MAX);
    List<Pipeline> pipelines = root.pipeline().answer(results);
    List<ScanSource> scans = new ArrayList<>();
    for (Pipeline pipeline : pipelines) {
      if (pipeline.source() instanceof ScanSource scan) {
        scans.add(scan);
      }
    }
    return new CompiledPlan(pipelines, results, root.types(), scans);
  }

  private static Rel rootOf(Plan plan) {
    if (plan.getRelationsCount() != 1) {
      throw new LakebirdException(
          ErrorCode.INVALID_ARGUMENT, "A plan has exactly one root relation");
    }
    var relation = plan.getRelations(0);
    return relation.hasRoot() ? relation.getRoot().getInput() : relation.getRel();
  }
}
