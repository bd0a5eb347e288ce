package dev.lakebird.ingestload.options;

import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.types.value.Value;

/// One option of FILES as it was written.
///
/// @param name in lower case
/// @param position where it stands in the statement
public record LoadOption(String name, Value value, SourcePosition position) {}
