package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.LakebirdException;
import io.substrait.proto.WriteRel;

/// Compiles.
final class WriteCompiler {
  WriteCompiler(RelationCompiler relations) {}

  Relation compile(WriteRel rel, int ordinal) {
    throw LakebirdException.unimplemented("WriteRel");
  }
}
