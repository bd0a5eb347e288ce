package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.types.value.Value;

/// One `name = value` of an `OPTIONS` or `FILES` list with its value known.
///
/// @param name in lower case
/// @param position where the name stands
public record StatementOption(String name, Value value, SourcePosition position) {}
