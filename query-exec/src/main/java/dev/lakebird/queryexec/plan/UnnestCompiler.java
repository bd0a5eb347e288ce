package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.LakebirdException;
import io.substrait.proto.ExtensionSingleRel;

/// Compiles.
final class UnnestCompiler {
  UnnestCompiler(RelationCompiler relations) {}

  Relation compile(ExtensionSingleRel rel, int ordinal) {
    throw LakebirdException.unimplemented("ExtensionSingleRel");
  }
}
