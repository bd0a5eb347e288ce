package dev.lakebird.queryexec.plan;

import dev.lakebird.foundation.LakebirdException;
import io.substrait.proto.SortField;
import io.substrait.proto.SortRel;
import java.util.List;
import java.util.OptionalLong;

/// Compiles.
final class SortCompiler {
  SortCompiler(RelationCompiler relations) {}

  record Key(int column, boolean descending, boolean nullsFirst) {}

  static Key key(int column, SortField.SortDirection direction) {
    throw LakebirdException.unimplemented("sort");
  }

  static Relation sorted(Relation rows, List<Key> keys, OptionalLong top) {
    throw LakebirdException.unimplemented("sort");
  }

  Relation compile(SortRel rel, int ordinal, OptionalLong top) {
    throw LakebirdException.unimplemented("SortRel");
  }
}
