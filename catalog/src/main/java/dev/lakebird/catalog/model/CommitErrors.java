package dev.lakebird.catalog.model;

import dev.lakebird.catalog.model.CommitOutcome.Committed;
import dev.lakebird.catalog.model.CommitOutcome.Conflict;
import dev.lakebird.catalog.model.CommitOutcome.Unknown;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;

/// Outcomes other than a commit, as the errors that a user reads.
public final class CommitErrors {
  private CommitErrors() {}

  /// The place of the commit, or the error of the outcome.
  public static Committed committedOrThrow(WriteOutcome outcome) {
    return switch (outcome) {
      case Committed committed -> committed;
      case Conflict conflict -> throw of(conflict);
      case WriteOutcome.Outdated outdated -> throw concurrentUpdate(outdated.object());
      case Unknown unknown -> throw of(unknown);
    };
  }

  public static LakebirdException of(Conflict conflict) {
    String object = conflict.object();
    return switch (conflict.reason()) {
      case SCHEMA_EXISTS -> error(ErrorCode.ALREADY_EXISTS, "Already Exists: Dataset " + object);
      case TABLE_EXISTS -> error(ErrorCode.ALREADY_EXISTS, "Already Exists: Table " + object);
      case SCHEMA_MISSING -> error(ErrorCode.NOT_FOUND, "Not found: Dataset " + object);
      case TABLE_MISSING -> error(ErrorCode.NOT_FOUND, "Not found: Table " + object);
      case SCHEMA_NOT_EMPTY ->
          error(ErrorCode.INVALID_QUERY, "Dataset " + object + " is still in use");
      case TABLE_CHANGED, READ_CHANGED -> concurrentUpdate(object);
    };
  }

  public static LakebirdException of(Unknown unknown) {
    return error(
            ErrorCode.COMMIT_UNKNOWN,
            "Whether the commit took place could not be learned; it may be asked about by its key")
        .with("key", unknown.key());
  }

  private static LakebirdException concurrentUpdate(String object) {
    return error(
        ErrorCode.CONFLICT,
        "Could not serialize access to " + object + " due to concurrent update");
  }

  private static LakebirdException error(ErrorCode code, String message) {
    return new LakebirdException(code, message);
  }
}
