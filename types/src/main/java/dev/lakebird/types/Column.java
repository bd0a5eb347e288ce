package dev.lakebird.types;

/// A column of a table or result.
public record Column(String name, SqlType type, TypeParameters parameters, boolean nullable) {
  public static Column of(String name, SqlType type) {
    return new Column(name, type, TypeParameters.NONE, true);
  }

  /// `NUMERIC(15, 2)`: the type with its parameters.
  public String sqlType() {
    if (parameters.precision().isPresent()) {
      String scale =
          parameters.scale().isPresent() && parameters.scale().getAsInt() != 0
              ? ", " + parameters.scale().getAsInt()
              : "";
      return type.sqlName() + "(" + parameters.precision().getAsInt() + scale + ")";
    }
    if (parameters.maxLength().isPresent()) {
      return type.sqlName() + "(" + parameters.maxLength().getAsInt() + ")";
    }
    return type.sqlName();
  }
}
