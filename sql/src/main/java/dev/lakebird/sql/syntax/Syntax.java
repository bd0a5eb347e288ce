package dev.lakebird.sql.syntax;

/// A part of a statement as it was written, with the place where it stands. Nothing is resolved: names are
/// as typed, and a node says only what the grammar says. Nodes are immutable.
public interface Syntax {
  /// From the first to the last character of this part.
  SourceSpan span();
}
