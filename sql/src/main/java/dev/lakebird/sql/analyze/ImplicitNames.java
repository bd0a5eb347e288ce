package dev.lakebird.sql.analyze;

import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.FieldAccessSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import java.util.Optional;

/// The name that an expression gives what it stands for. Source: the GoogleSQL reference, "Implicit
/// aliases".
final class ImplicitNames {
  private ImplicitNames() {}

  static Optional<String> of(ExpressionSyntax expression) {
    return switch (expression) {
      case PathSyntax path -> Optional.of(path.parts().getLast().name());
      case FieldAccessSyntax access -> Optional.of(access.field().name());
      default -> Optional.empty();
    };
  }
}
