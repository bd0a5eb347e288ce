/// Patterns over the rows of a partition: what MATCH_RECOGNIZE runs.
@NullMarked
package dev.lakebird.functions.rowpattern;

import org.jspecify.annotations.NullMarked;
