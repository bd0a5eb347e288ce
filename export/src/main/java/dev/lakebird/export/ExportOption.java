package dev.lakebird.export;

import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.types.value.Value;

/// One `name = value` of EXPORT DATA's OPTIONS.
///
/// @param name as written; names of options compare in either case
/// @param position where the name stands in the statement
public record ExportOption(String name, Value value, SourcePosition position) {}
