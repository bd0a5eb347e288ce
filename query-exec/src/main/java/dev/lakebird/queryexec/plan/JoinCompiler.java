package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.LakebirdException;
import io.substrait.proto.CrossRel;
import io.substrait.proto.JoinRel;

/// Compiles.
final class JoinCompiler {
  JoinCompiler(RelationCompiler relations) {}

  Relation compile(JoinRel rel, int ordinal) {
    throw LakebirdException.unimplemented("join");
  }

  Relation compile(CrossRel rel, int ordinal) {
    throw LakebirdException.unimplemented("join");
  }
}
