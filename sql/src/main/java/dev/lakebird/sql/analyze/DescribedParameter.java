package dev.lakebird.sql.analyze;

import dev.lakebird.types.SqlType;
import java.util.Optional;

/// A parameter of a statement that has no value yet.
///
/// @param name empty for `?`
/// @param type what its place asks for; empty where any type would do
public record DescribedParameter(Optional<String> name, Optional<SqlType> type) {}
