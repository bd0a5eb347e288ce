package dev.lakebird.sql.parse;

import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.IdentifierSyntax;
import dev.lakebird.sql.syntax.PathSyntax;
import dev.lakebird.sql.syntax.SourceSpan;
import dev.lakebird.sql.syntax.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Prints a syntax tree without its places: `Binary(ADD, a, 1)`. What is absent, empty or false is left out.
final class SyntaxOutline {
  private SyntaxOutline() {}

  static String of(Object value) {
    return switch (value) {
      case IdentifierSyntax name -> name.quoted() ? "`" + name.name() + "`" : name.name();
      case PathSyntax path ->
          String.join(".", path.parts().stream().map(SyntaxOutline::of).toList());
      case byte[] bytes -> "b'" + new String(bytes, StandardCharsets.ISO_8859_1) + "'";
      case String text -> "'" + text + "'";
      case List<?> list -> list.stream().map(SyntaxOutline::of).toList().toString();
      case Record tree -> record(tree);
      default -> value.toString();
    };
  }

  private static String record(Record tree) {
    var parts = new ArrayList<String>();
    for (var component : tree.getClass().getRecordComponents()) {
      var value = read(tree, component);
      switch (value) {
        case null -> {}
        case SourceSpan span -> {}
        case SourcePosition position -> {}
        case List<?> list when list.isEmpty() -> {}
        case Boolean flag -> {
          if (flag) {
            parts.add(component.getName());
          }
        }
        default -> parts.add(of(value));
      }
    }
    return tree.getClass().getSimpleName().replace("Syntax", "")
        + "("
        + String.join(", ", parts)
        + ")";
  }

  /// Calls `visit` for every expression of a tree, outer ones first.
  static void expressions(@Nullable Object value, Consumer<ExpressionSyntax> visit) {
    if (value instanceof ExpressionSyntax expression) {
      visit.accept(expression);
    }
    if (value instanceof List<?> list) {
      list.forEach(item -> expressions(item, visit));
    } else if (value instanceof Record tree && value instanceof Syntax) {
      for (var component : tree.getClass().getRecordComponents()) {
        expressions(read(tree, component), visit);
      }
    }
  }

  private static @Nullable Object read(Record tree, java.lang.reflect.RecordComponent component) {
    try {
      return component.getAccessor().invoke(tree);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
