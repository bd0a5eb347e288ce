package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.LakebirdException;
import io.substrait.proto.SetRel;

/// Compiles.
final class SetCompiler {
  SetCompiler(RelationCompiler relations) {}

  Relation compile(SetRel rel, int ordinal) {
    throw LakebirdException.unimplemented("SetRel");
  }
}
