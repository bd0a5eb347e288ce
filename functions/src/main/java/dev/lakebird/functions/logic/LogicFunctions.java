package dev.lakebird.functions.logic;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class LogicFunctions {
  private LogicFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new And(), new Or(), new Not(), new IsNull(), new IsNotNull(), new IsTrue(), new IsFalse());
  }
}
