package dev.lakebird.functions.session;

import dev.lakebird.functions.spi.SqlFunction;
import java.util.List;

/// The functions of this package.
public final class SessionFunctions {
  private SessionFunctions() {}

  public static List<SqlFunction> all() {
    return List.of(
        new RaiseError(), new SessionUser(), new RandomFloat(), new GenerateUuid(), new TypeOf());
  }
}
