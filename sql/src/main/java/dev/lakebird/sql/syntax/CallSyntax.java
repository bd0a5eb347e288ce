package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function call: scalar, aggregate (with modifiers) or window (with `over`). The keywords IF, LEFT, RIGHT, GROUPING,
/// COLLATE and RANGE stand as ordinary names. `function` still has the `SAFE.` prefix, if written.
public record CallSyntax(
    SourceSpan span,
    PathSyntax function,
    boolean distinct,
    List<ArgumentSyntax> arguments,
    @Nullable CallModifiersSyntax modifiers,
    @Nullable WindowSyntax over)
    implements ExpressionSyntax {
  public CallSyntax {
    arguments = List.copyOf(arguments);
  }

  /// Whether the call is written `SAFE.name(…)`.
  public boolean safe() {
    var parts = function.parts();
    return parts.size() > 1
        && !parts.getFirst().quoted()
        && parts.getFirst().name().equalsIgnoreCase("SAFE");
  }

  /// The name without the `SAFE.` prefix.
  public List<String> functionNames() {
    var names = function.names();
    return safe() ? names.subList(1, names.size()) : names;
  }
}
