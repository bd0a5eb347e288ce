package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.operator.TableWrite;
import dev.lakebird.queryexec.operator.ValuesSource;
import dev.lakebird.types.scan.RowSink;
import io.substrait.proto.WriteRel;
import java.util.List;
import java.util.OptionalLong;

/// Compiles writes: the rows go to the sink, and no row comes out.
final class WriteCompiler {
  private final RelationCompiler relations;

  WriteCompiler(RelationCompiler relations) {
    this.relations = relations;
  }

  Relation compile(WriteRel write, int ordinal) {
    if (!write.hasNamedTable()
        || write.getOp() != WriteRel.WriteOp.WRITE_OP_INSERT
            && write.getOp() != WriteRel.WriteOp.WRITE_OP_UPDATE
            && write.getOp() != WriteRel.WriteOp.WRITE_OP_CTAS) {
      throw LakebirdException.unimplemented("The write operation " + write.getOp());
    }
    Relation input = relations.compile(write.getInput());
    TableReference reference =
        ReadCompiler.reference(write.getNamedTable().getNamesList(), write.getAdvancedExtension());
    RowSink sink = relations.scope().tables().sink(reference);
    if (sink.columns().size() != input.columns().size()) {
      throw new LakebirdException(
              ErrorCode.INVALID_ARGUMENT, "The plan writes other columns than the table has")
          .with("table", reference.label())
          .with("relation", ordinal);
    }
    var nothing = new ValuesSource(List.of(), List.of());
    input.pipeline().cut(new TableWrite(reference.label(), sink), nothing);
    return new Relation(input.pipeline(), List.of(), OptionalLong.of(0));
  }
}
