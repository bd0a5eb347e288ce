package dev.lakebird.sql.substrait;

import com.google.protobuf.Any;
import dev.lakebird.sql.plan.LogicalPlan;
import io.substrait.proto.AdvancedExtension;
import io.substrait.proto.Plan;
import io.substrait.proto.PlanRel;
import io.substrait.proto.RelRoot;
import io.substrait.proto.Version;
import java.util.ArrayList;
import java.util.List;

/// Writes a logical plan as a Substrait plan. Equal logical plans give equal messages.
public final class PlanEmitter {
  private PlanEmitter() {}

  /// The plan of a query or a write.
  ///
  /// @param names of the result's columns; empty for a write
  /// @throws dev.lakebird.foundation.LakebirdException UNIMPLEMENTED for what plans cannot say yet
  public static Plan emit(LogicalPlan plan, List<String> names) {
    var declarations = new Declarations();
    var places = new Places();
    var relation = new RelationEncoder(declarations, places).encode(plan);
    var outputNames = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      TypeEncoder.addNames(names.get(i), plan.columns().get(i).type(), outputNames);
    }
    var to =
        Plan.newBuilder()
            .setVersion(Version.newBuilder().setMinorNumber(89).setProducer("lakebird"))
            .addRelations(
                PlanRel.newBuilder()
                    .setRoot(RelRoot.newBuilder().setInput(relation).addAllNames(outputNames)))
            .setAdvancedExtensions(
                AdvancedExtension.newBuilder().addOptimization(Any.pack(places.encode())));
    declarations.addTo(to);
    return to.build();
  }
}
