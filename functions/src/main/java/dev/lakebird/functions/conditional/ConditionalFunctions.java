package dev.lakebird.functions.conditional;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class ConditionalFunctions {
  private ConditionalFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new If(),
        new CaseWhen(),
        new Coalesce(),
        new IfNull(),
        new NullIf(),
        new NullIfZero(),
        new ZeroIfNull(),
        new IfError(),
        new IsError(),
        new NullIfError(),
        new ErrorOf(),
        new Raise());
  }
}
