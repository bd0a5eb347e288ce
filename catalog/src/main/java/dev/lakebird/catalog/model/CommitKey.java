package dev.lakebird.catalog.model;

import java.util.UUID;

/// Names one intended commit, so that asking for it twice does it once and a lost answer can be asked
/// for again. At most 200 characters.
public record CommitKey(String value) {
  private static final int LENGTH_MAX = 200;

  public CommitKey {
    if (value.isEmpty() || value.length() > LENGTH_MAX) {
      throw new IllegalArgumentException("A commit key has 1 to 200 characters");
    }
  }

  public static CommitKey random() {
    return new CommitKey(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
