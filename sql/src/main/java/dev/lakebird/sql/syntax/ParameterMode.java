package dev.lakebird.sql.syntax;

/// Which way a procedure's parameter passes values.
public enum ParameterMode {
  IN,
  OUT,
  INOUT
}
