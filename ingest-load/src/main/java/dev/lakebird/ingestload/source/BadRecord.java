package dev.lakebird.ingestload.source;

import dev.lakebird.foundation.LakebirdException;

/// A record that could not be read.
///
/// @param failure what is wrong, with `file` and where they are known `line` and `column`
public record BadRecord(LakebirdException failure) {}
