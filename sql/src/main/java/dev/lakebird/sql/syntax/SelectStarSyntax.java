package dev.lakebird.sql.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `[base.]* [EXCEPT (…)] [REPLACE (…)]`.
public record SelectStarSyntax(
    SourceSpan span,
    @Nullable ExpressionSyntax base,
    List<IdentifierSyntax> except,
    List<StarReplaceSyntax> replace)
    implements SelectItemSyntax {
  public SelectStarSyntax {
    except = List.copyOf(except);
    replace = List.copyOf(replace);
  }
}
