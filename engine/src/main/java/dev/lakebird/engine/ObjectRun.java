package dev.lakebird.engine;

import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.temporary.TemporaryObjects;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import dev.lakebird.sql.syntax.ObjectKind;

/// Runs what makes and drops functions, table functions and views of a session.
final class ObjectRun {
  private final TemporaryObjects objects;

  ObjectRun(StatementRuntime runtime) {
    this.objects = runtime.temporaries().objects();
  }

  StatementResult run(AnalyzedStatement.CreateObject create) {
    String kind = kind(create.kind());
    String name = String.join(".", create.name());
    if (create.name().size() > 1) {
      throw LakebirdException.unimplemented("CREATE " + kind + " without TEMP");
    }
    boolean stands = objects.contains(create.kind(), name);
    if (stands && !create.mode().orReplace() && !create.mode().ifNotExists()) {
      throw new LakebirdException(
          ErrorCode.ALREADY_EXISTS, "Already Exists: " + title(create.kind()) + " " + name);
    }
    if (!stands || create.mode().orReplace()) {
      objects.put(create.kind(), name, create.definition());
    }
    return new StatementResult.Done("CREATE " + kind, name);
  }

  StatementResult run(AnalyzedStatement.DropObject drop) {
    String name = String.join(".", drop.name());
    boolean dropped = drop.name().size() == 1 && objects.drop(drop.kind(), name);
    if (!dropped && !drop.ifExists()) {
      throw new LakebirdException(
          ErrorCode.NOT_FOUND, "Not found: " + title(drop.kind()) + " " + name);
    }
    return new StatementResult.Done("DROP " + kind(drop.kind()), name);
  }

  private static String kind(ObjectKind kind) {
    return kind.name().replace('_', ' ');
  }

  private static String title(ObjectKind kind) {
    return kind == ObjectKind.VIEW ? "View" : "Routine";
  }
}
